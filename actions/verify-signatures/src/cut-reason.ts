const MAX_REASON = 300;

/** A reason as long as people read; it may quote what others wrote. */
export function cutReason(text: string): string {
  return text.length > MAX_REASON ? `${text.slice(0, MAX_REASON)}…` : text;
}
