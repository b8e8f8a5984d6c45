/** Words that tell the language of a line, whatever its encoding: common ones, in plain letters. */
const common = {
  albanian: 'dhe nuk per me nga ne te se ka tij',
  catalan: 'el la els de que no per una amb del les',
  czech: 'je se na ne pro jsme to jsem ale by jako',
  danish: 'er det og ikke til en af som den har vi med at jeg',
  dutch: 'de het een van en niet dat zijn voor met is op te er over',
  estonian: 'ja on ei see et ka mis oma kui oli aga',
  faroese: 'og er ikki sum til um var fyri at ein hann',
  finnish: 'ja on ei se oli mutta joka ovat kun tai olla',
  french: 'le la les des est et pas pour une dans que qui sur nous du',
  german: 'der die das und ist nicht ein eine von zu den mit wir auf',
  hungarian: 'az nem hogy is vagy mert volt egy van ez csak meg',
  icelandic: 'og er ekki sem til um var fyrir hann en af',
  italian: 'il la di che non per una con del sono della le',
  latvian: 'un ir ka ar par no nav vai bet kas',
  lithuanian: 'ir yra kad ne su bet ar mes kaip apie',
  polish: 'nie na do jest to jestem tak przez oraz jak za od',
  portuguese: 'os de que uma com do da em para se dos um',
  romanian: 'nu de la un pe din pentru este care sunt cu',
  serbocroatian: 'je na da se za nije smo su ne od kao ili',
  slovak: 'je sa na nie pre sme to som ale by ako',
  spanish: 'el la los de que no por una con del es las se',
  swedish: 'och att det som inte en av vi den med har till jag',
  turkish: 've bir bu da ne ile olarak var daha biz',
} as const;
export type Language = keyof typeof common;

/** Logarithm of how much more likely each makes its language, and how many count in a line. */
const weight = 1.2;
const most = 4;

const languagesOf = new Map<string, Language[]>();
for (const [language, words] of Object.entries(common) as [Language, string][]) {
  for (const word of words.split(' ')) {
    languagesOf.set(word, [...(languagesOf.get(word) ?? []), language]);
  }
}

/** What the words of a line say for each language. */
export function wordsFor(line: string): Partial<Record<Language, number>> {
  const counts: Partial<Record<Language, number>> = {};
  for (const [word] of line.toLowerCase().matchAll(/(?<![^\0-\x7f])\b[a-z]+\b(?![^\0-\x7f])/g)) {
    for (const language of languagesOf.get(word) ?? []) {
      counts[language] = Math.min((counts[language] ?? 0) + weight, most * weight);
    }
  }
  return counts;
}
