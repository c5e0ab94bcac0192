/** The style sheet of the page: light and dark as the reader likes it, and ink-saving on paper. Pictures keep their white ground. */
export const htmlStyle = `
:root { color-scheme: light dark; --text: #17202a; --faint: #57606a; --ground: #ffffff; --card: #f6f8fa; --line: #d0d7de;
  --error: #b3232a; --warning: #8a5a00; --info: #0b5cc2; }
@media (prefers-color-scheme: dark) { :root { --text: #e6edf3; --faint: #9ba7b4; --ground: #0d1117; --card: #161b22; --line: #30363d;
  --error: #ff8b86; --warning: #e3b341; --info: #79b8ff; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem; max-width: 75rem; color: var(--text); background: var(--ground);
  font: 1rem/1.5 system-ui, Arial, sans-serif; overflow-wrap: anywhere; }
h1 { margin: 0; font-size: 1.5rem; } h2 { margin: 2rem 0 0.75rem; font-size: 1.15rem; }
.summary { margin: 0.25rem 0 0; font-weight: 600; }
a { color: var(--info); }
.picture { overflow: auto; max-height: 40rem; border: 1px solid var(--line); border-radius: 6px; background: #ffffff; }
.picture svg { display: block; }
.findings { list-style: none; margin: 1rem 0 0; padding: 0; }
.findings > li { margin: 0 0 0.75rem; padding: 0.75rem 1rem; border: 1px solid var(--line); border-left: 4px solid var(--tone);
  border-radius: 6px; background: var(--card); }
.error { --tone: var(--error); } .warning { --tone: var(--warning); } .info { --tone: var(--info); }
.message { margin: 0; } .severity { color: var(--tone); font-weight: 700; } .place { color: var(--faint); font-variant-numeric: tabular-nums; }
code, pre { font: 0.875rem/1.4 ui-monospace, Consolas, monospace; }
code { color: var(--faint); } pre { overflow: auto; margin: 0.5rem 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; margin: 0.5rem 0 0; font-size: 0.9375rem; }
dt { color: var(--faint); } dd { margin: 0; }
footer { margin-top: 2rem; color: var(--faint); font-size: 0.875rem; }
:focus-visible { outline: 3px solid var(--info); outline-offset: 2px; }
@media print { body { max-width: none; padding: 0; color: #000000; background: #ffffff; }
  .picture { overflow: visible; max-height: none; border: none; } .picture svg { max-width: 100%; height: auto; }
  .findings > li { break-inside: avoid; background: none; } nav { display: none; } }
`;
