/**
 * Programs that are a Chromium, the best first: the headless shell is the smallest (100 MB to
 * download with all it needs, 306 MB installed, on Debian 12) and the quickest (0.3 s a page).
 */
export const BROWSERS = [
  'chromium-headless-shell',
  'chromium',
  'google-chrome-stable',
  'google-chrome',
] as const;
