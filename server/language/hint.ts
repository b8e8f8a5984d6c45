/** `USING INDEX`, `USING SCAN` and `USING JOIN`, which say how to look. */

/** What `USING …` speaks of; of a join no label, of a scan no keys. */
export interface Hint {
  name: string;
  label?: string;
  keys?: string[];
  /** Of `USING TEXT INDEX`. */
  isText?: boolean;
}
