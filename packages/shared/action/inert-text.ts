/**
 * Text of unknown origin as the runner's log can show it without obeying it. The runner takes a
 * line that begins with `::` (after blanks), or that holds `##[` anywhere, for a workflow command
 * (actions/runner, `ActionCommand.TryParseV2` and `TryParse`): a commit's subject or a build's
 * output could set outputs by it. A carriage return begins a line, too.
 */
export function inertText(text: string): string {
  return text.replaceAll('##[', '# #[').replace(/(^|[\r\n])(\s*):(?=:)/g, '$1$2: ');
}
