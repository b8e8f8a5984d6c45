/** What parliaments call a vote. */
const words = {
  VOTED_FOR: [
    ...['yes', 'y', 'aye', 'yea', 'for', 'pro', 'in favour', 'in favor', 'tellaye'],
    ...['oui', 'pour', 'sí', 'si', 'a favor', 'favor', 'afirmativo', 'afirmativa', 'sim'],
    ...['sì', 'a favore', 'favorevole', 'ja', 'dafür', 'voor', 'za', 'tak', 'за', 'igen', 'evet'],
  ],
  VOTED_AGAINST: [
    ...['no', 'n', 'nay', 'noe', 'against', 'contra', 'tellno', 'non', 'contre', 'en contra'],
    ...['contrario', 'contraria', 'negativo', 'negativa', 'não', 'nein', 'dagegen', 'nej', 'nei'],
    ...['nee', 'tegen', 'proti', 'protiv', 'przeciw', 'против', 'проти', 'nem', 'hayır'],
  ],
  ABSTAINED: [
    ...['abstain', 'abstains', 'abstaining', 'abstention', 'abstained', 'present'],
    ...['abstención', 'abstencion', 'abstenção', 'abstencao', 'astenuto', 'astensione'],
    ...['enthaltung', 'enthalten', 'onthouding', 'onthouden', 'avstår', 'zdržal se', 'zdržal sa'],
    ...['vzdržan', 'suzdržan', 'wstrzymał się', 'утримався', 'воздержался'],
  ],
} as const;
type Vote = keyof typeof words;

/** Each word, in lower case, with the vote that it stands for. */
export const votes: ReadonlyMap<string, Vote> = new Map(
  (Object.keys(words) as Vote[]).flatMap((vote) =>
    words[vote].map((word): [string, Vote] => [word, vote]),
  ),
);

/** The vote that an option stands for; undefined for what is none, or none that is known. */
export function voteOf(option: string): Vote | undefined {
  return votes.get(option.replaceAll(/[\s_-]+/g, ' '));
}
