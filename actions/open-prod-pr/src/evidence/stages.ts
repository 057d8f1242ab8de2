/** The stages whose evidence a pull request can carry; values of the input `require`. */
export const STAGES = ['signatures', 'image', 'scan'] as const;
export type Stage = (typeof STAGES)[number];
