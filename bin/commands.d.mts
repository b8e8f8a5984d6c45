export const commands: Record<string, { does: string; takes: string; more?: string }>;
export function helpOf(name: string): string;
export function overview(): string;
