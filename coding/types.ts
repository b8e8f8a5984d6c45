/** What the steps from a text to suggestions hand to one another. */

/** UTF-16 code units of the text as kept, end exclusive. */
export interface Span {
  start: number;
  end: number;
}

export type CueClass = 'say' | 'think' | 'support' | 'oppose';

/** What is known of a language, as data in languages/. */
export interface LanguagePack {
  language: string;
  functionWords: string[];
  dashDialogue: boolean;
  proDrop: boolean;
  verbSecond: boolean;
  cues: Partial<Record<CueClass, string[]>>;
  /** A particle that must follow within the sentence for the form to be a verb of saying. */
  needs: Record<string, string[]>;
  that: string[];
  accordingBefore: string[];
  accordingAfter: string[];
  soAfter: string[];
  /** m, f, n, p (several), 1 and 1p (the speaker), rel. */
  pronouns: Record<string, string>;
  subjectPronouns: string[];
  possessives: string[];
  skipped: string[];
  determiners: string[];
  prepositionsInNames: string[];
  breakers: string[];
  titles: Record<string, string>;
  roles: string[];
  roleSuffix?: string;
  fronted?: string[];
  subjunctive?: string[];
  particles: string[];
}

/** A quotation in marks, or what a dash begins. */
export interface Quotation {
  /** From the opening mark to behind the closing one. */
  opens: number;
  closes: number;
  /** Its words, one stretch for each paragraph or part. */
  segments: Span[];
  unclosed: boolean;
  dash: boolean;
  /** How many quotations it stands in. */
  depth: number;
  paragraph: number;
}

/** A word, a mark of punctuation, or a whole quotation. */
export interface Item extends Span {
  kind: 'word' | 'punct' | 'quote';
  text: string;
  low: string;
  upper: boolean;
  /** Index of the quotation. */
  quote: number;
}

export interface Sentence extends Span {
  paragraph: number;
  /** Items from and to, end exclusive. */
  from: number;
  to: number;
}

/** Somebody or something that the text names. */
export interface Mention extends Span {
  kind: 'name' | 'role' | 'pronoun';
  /** The name alone, without titles and office. */
  name: string;
  /** The office or noun beside it, folded. */
  role: string;
  /** Whose office: the name behind “spokesman for”. */
  of: Span | null;
  /** As in {@link LanguagePack.pronouns}. */
  gender: string;
  plural: boolean;
}
