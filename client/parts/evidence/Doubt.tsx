/** What is not known of a capacity, beside it: `(dates of office unknown)`. */
export function Doubt({ doubt }: { doubt: string | undefined }) {
  return doubt ? <span className="caption"> ({doubt})</span> : null;
}
