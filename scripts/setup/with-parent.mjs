// Loaded before a command's own code (see run-under-parent.mjs): ends the command when the process
// that started it has gone without a word. What the command starts itself is none of its business.
const parent = process.env.GITOPS_ACTIONS_PARENT;
delete process.env.GITOPS_ACTIONS_PARENT;
if (parent !== undefined && Number(parent) === process.ppid) {
  process.channel?.unref();
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
}
