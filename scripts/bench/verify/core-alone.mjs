import * as core from '@actions/core';

/** What every action of ours starts with, and nothing else: the yardstick of a cold start. */
core.setOutput('outcome', core.getInput('outcome'));
