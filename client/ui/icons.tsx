/** Icons, named by the text beside them. */
import './icons.css';

const paths = {
  search: 'M11 11l4 4M12.5 7a5.5 5.5 0 1 1-11 0 5.5 5.5 0 0 1 11 0z',
  close: 'M3 3l10 10M13 3L3 13',
  undo: 'M3 7h7a3.5 3.5 0 0 1 0 7H7M6 3.5L2.5 7 6 10.5',
  redo: 'M13 7H6a3.5 3.5 0 0 0 0 7h3M10 3.5L13.5 7 10 10.5',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  fit: 'M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4',
  link: 'M6.5 9.5l3-3M7 4.5l1.2-1.2a3 3 0 0 1 4.3 4.3L11.3 8.8M9 11.5l-1.2 1.2a3 3 0 0 1-4.3-4.3l1.2-1.2',
  moon: 'M13.5 9.5A6 6 0 0 1 6.5 2.5a6 6 0 1 0 7 7z',
  sun: 'M8 5a3 3 0 1 1 0 6 3 3 0 0 1 0-6zM8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1M13 3l-1 1M4 12l-1 1',
  graph:
    'M4 6a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM12 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM6 14a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM5.8 4.6l4.3 1M10.8 7.5L7.3 10.6M4.4 6l1 4',
  list: 'M6 4h8M6 8h8M6 12h8M2 4h.5M2 8h.5M2 12h.5',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  run: 'M4 2.5l9 5.5-9 5.5z',
  right: 'M6 3l5 5-5 5',
  down: 'M3 6l5 5 5-5',
  up: 'M3 10l5-5 5 5',
  download: 'M8 2.5v8M4.5 7.5L8 11l3.5-3.5M3 13.5h10',
  history: 'M2.5 8a5.5 5.5 0 1 0 1.7-4M2.5 2.5V5H5M8 5v3l2 1.5',
  more: 'M3 8h.01M8 8h.01M13 8h.01',
  keyboard: 'M1.5 4h13v8h-13zM4 7h.01M7 7h.01M10 7h.01M12.5 7h.01M4.5 9.8h7',
  box: 'M2 5V2h3M7 2h2M11 2h3v3M14 7v2M14 11v3h-3M9 14H7M5 14H2v-3M2 9V7',
  lasso:
    'M8 2.5c3.6 0 6 1.6 6 3.8S11.6 10 8 10 2 8.5 2 6.3 4.4 2.5 8 2.5zM4.5 9.5c-1.6.8-1.6 2.6.3 2.8 1.6.2 1.6 1.7.4 2.2',
  map: 'M2 3h12v10H2zM8.5 8h4v3.5h-4z',
  print: 'M4.5 6V2h7v4M4.5 11.5H2V6h12v5.5h-2.5M4.5 9.5h7v5h-7z',
  pin: 'M8 10v4.5M5 2.5h6M6 2.5v4L4 10h8l-2-3.5v-4',
} as const;

/** A small drawing beside a text that names it. */
export function Icon({ name }: { name: keyof typeof paths }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
