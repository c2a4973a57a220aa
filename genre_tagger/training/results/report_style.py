"""How the run report looks: light or dark as the reader's system is, printable, nothing loaded."""

STYLE = """
:root { color-scheme: light dark; --ink: #1c1e21; --quiet: #646a73; --paper: #fbfbfa; --card: #fff; --line: #e2e3e0;
  --one: #2f6f8f; --two: #b3642e; --wrong: #b3372e; --onfill: #fff; }
@media (prefers-color-scheme: dark) { :root { --ink: #e7e8ea; --quiet: #9aa1ab; --paper: #17191c; --card: #1f2226;
  --line: #33373d; --one: #6fb3d2; --two: #e0a06c; --wrong: #ef8379; --onfill: #10151a; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 70rem; padding: 2rem 1.25rem 4rem; background: var(--paper); color: var(--ink);
  font: 15px/1.5 system-ui, "Segoe UI", sans-serif; }
h1 { font-size: 1.5rem; margin: 0; overflow-wrap: anywhere; } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
.quiet, small { color: var(--quiet); } p { margin: .25rem 0 .75rem; }
.cards { display: flex; flex-wrap: wrap; gap: .75rem; margin: 1.5rem 0; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: .7rem 1rem; flex: 1;
  min-width: 12rem; }
.card b { display: block; font-size: 1.2rem; font-variant-numeric: tabular-nums; } .card small { display: block; }
.plots { display: flex; flex-wrap: wrap; gap: 1rem; }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: .6rem; background: var(--card);
  margin: .75rem 0; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .4rem .75rem; border-bottom: 1px solid var(--line); vertical-align: top;
  overflow-wrap: anywhere; }
tbody tr:last-child td { border-bottom: 0; }
th { font-size: .8rem; color: var(--quiet); font-weight: 600; }
svg { max-width: 100%; height: auto; background: var(--card); border: 1px solid var(--line); border-radius: .6rem;
  padding: .5rem; }
svg text { font: 12px system-ui, "Segoe UI", sans-serif; fill: var(--ink); }
svg text.quiet { fill: var(--quiet); } svg text.onfill { fill: var(--onfill); }
.grid { stroke: var(--line); } .diagonal { stroke: var(--quiet); stroke-dasharray: 4 4; }
.best { stroke: var(--quiet); stroke-dasharray: 2 4; }
.line { fill: none; stroke-width: 2; stroke-linejoin: round; } .line.one { stroke: var(--one); }
.line.two { stroke: var(--two); } .dot { fill: var(--one); } .dot.two { fill: var(--two); }
.right, .bar { fill: var(--one); } .bar { fill-opacity: .8; }
.wrong { fill: var(--wrong); } .count { fill: var(--quiet); fill-opacity: .25; }
.whisker { stroke: var(--ink); stroke-width: 1.5; fill: none; }
.simple { fill: var(--two); stroke: var(--card); stroke-width: 1.5; }
.legend i { display: inline-block; width: 1.2rem; height: .2rem; margin: 0 .35rem .2rem .5rem; }
.legend i.one { background: var(--one); } .legend i.two { background: var(--two); }
@media print { .scroll { border: 0; } section { break-inside: avoid; } }
"""
"""CSS of the page; the plots use its classes and colours."""
