/** What the shipped queries on networks must answer, worked out plainly from the dossier’s own files. */

interface Told {
  speaker: string;
  agreement: string;
  stance: string;
  id: string;
  one: { date: string };
}
interface Dossier {
  stands: readonly Told[];
  read: (name: string) => Record<string, unknown>[];
  opens: (date: string) => string;
  closes: (date: string) => string;
  line: (...parts: unknown[]) => string;
}

/**
 * Pairs of a plain network, every statement counted: of whom, linked over what, with the products of
 * their statements on the same side and on opposite sides.
 */
function pairsOf(told: readonly { row: string; column: string; stance: string; id: string }[]) {
  const cells = new Map<string, Map<string, { support: number; oppose: number }>>();
  const seen = new Set<string>();
  for (const { row, column, stance, id } of told) {
    const key = `${row} ${column} ${stance} ${id}`;
    if (seen.has(key) || (stance !== 'support' && stance !== 'oppose')) continue;
    seen.add(key);
    const ofRow = cells.get(row) ?? new Map();
    cells.set(row, ofRow);
    const cell = ofRow.get(column) ?? { support: 0, oppose: 0 };
    ofRow.set(column, cell);
    cell[stance] += 1;
  }
  const rows = [...cells].sort(([a], [b]) => (a < b ? -1 : 1));
  return rows.flatMap(([one, mine], at) =>
    rows.slice(at + 1).map(([other, theirs]) => {
      const found = { one, other, congruence: 0, conflict: 0, shared: 0 };
      for (const [column, a] of mine) {
        const b = theirs.get(column);
        if (!b) continue;
        found.shared += 1;
        found.congruence += a.support * b.support + a.oppose * b.oppose;
        found.conflict += a.support * b.oppose + a.oppose * b.support;
      }
      return found;
    }),
  );
}

/** By name, as the other cases. */
export function networkAnswers({ stands, read, opens, closes, line }: Dossier) {
  const byActors = stands.filter(({ speaker }) => speaker.startsWith('actor:'));
  return {
    'speakers-on-one-side': {
      columns: ['one', 'other', 'congruence', 'conflict', 'weight', 'agreements'],
      lines: () =>
        pairsOf(
          byActors.map(({ speaker, agreement, ...rest }) => ({
            ...rest,
            row: speaker,
            column: agreement,
          })),
        )
          .filter(({ congruence }) => congruence >= 2)
          .map(({ one, other, congruence, conflict, shared }) =>
            line(one, other, congruence, conflict, congruence - conflict, shared),
          ),
    },
    'agreements-that-go-together': {
      columns: ['one', 'other', 'congruence', 'conflict', 'weight', 'speakers'],
      lines: () =>
        pairsOf(
          byActors.map(({ speaker, agreement, ...rest }) => ({
            ...rest,
            row: agreement,
            column: speaker,
          })),
        )
          .filter(({ congruence }) => congruence >= 1)
          .map(({ one, other, congruence, conflict, shared }) =>
            line(one, other, congruence, conflict, congruence - conflict, shared),
          ),
    },
    'parties-on-opposite-sides': {
      columns: ['one', 'other', 'conflict', 'congruence', 'weight', 'agreements'],
      lines: () => {
        const groups = new Set(
          read('parties').flatMap(({ id, kind }) => (kind === 'parliamentary-group' ? [id] : [])),
        );
        const told = stands.flatMap(({ speaker, agreement, stance, id, one }) => {
          const held = read('memberships').filter(
            ({ actor, party, from, to }) =>
              actor === speaker &&
              !groups.has(party) &&
              (!from || opens(String(from)) <= closes(one.date)) &&
              (!to || closes(String(to)) >= opens(one.date)),
          );
          const rows = held.map(({ party }) => String(party));
          const own = speaker.startsWith('party:') && !groups.has(speaker) ? [speaker] : [];
          return [...own, ...rows].map((row) => ({ row, column: agreement, stance, id }));
        });
        return pairsOf(told)
          .filter(({ conflict }) => conflict >= 1)
          .map(({ one, other, congruence, conflict, shared }) =>
            line(one, other, conflict, congruence, congruence - conflict, shared),
          );
      },
    },
  };
}
