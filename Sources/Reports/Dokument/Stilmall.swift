/// Utseendet på ett dokument. Färgerna har minst 7:1 mot vitt; den röda förstärker bara det som också står i ord.
///
/// Källa: CSS Paged Media Level 3 (`@page`); WCAG 2.2 1.4.3, 1.4.1.
let stilmall = """
    @page {
      size: A4;
      margin: 25mm 20mm 25mm 25mm;
      @bottom-right { content: "Sida " counter(page) " av " counter(pages); font: 9pt system-ui, sans-serif; color: #333; }
    }
    :root { color-scheme: light; }
    * { box-sizing: border-box; }
    body {
      margin: 0; background: #fff; color: #1a1a1a;
      font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Liberation Sans", "DejaVu Sans", sans-serif;
      overflow-wrap: break-word; hyphens: manual;
    }
    main { max-width: 44rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
    h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance; break-after: avoid; break-inside: avoid; }
    h1 { font-size: 1.75rem; margin: 0 0 .5rem; }
    h2 { font-size: 1.3rem; margin: 2rem 0 .4rem; }
    h3 { font-size: 1.05rem; margin: 1.5rem 0 .4rem; }
    h4 { font-size: 1rem; margin: 1.25rem 0 .3rem; font-style: italic; }
    p { margin: 0 0 .75rem; orphans: 3; widows: 3; }
    header { border-bottom: 2px solid #1a1a1a; padding-bottom: .75rem; }
    header p { margin: 0 0 .2rem; color: #333; font-size: .9rem; overflow-wrap: anywhere; }
    ul { margin: 0 0 .75rem; padding-left: 1.25rem; }
    li { margin: 0 0 .35rem; break-inside: avoid; }
    .rad { margin: 0 0 .5rem; break-inside: avoid; }
    .rad p { margin: 0; }
    .anm, .rad .anm { margin: .25rem 0 .5rem 1.25rem; padding-left: .6rem; border-left: 3px solid #a00000; color: #a00000; font-weight: 600; }
    table { width: 100%; border-collapse: collapse; margin: 1rem 0 1.5rem; font-size: .9rem; }
    caption { text-align: left; font-weight: 600; padding-bottom: .4rem; break-after: avoid; }
    thead { display: table-header-group; }
    tr { break-inside: avoid; }
    th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid #767676; }
    th:last-child, td:last-child { padding-right: 0; }
    thead th { vertical-align: bottom; border-bottom: 2px solid #1a1a1a; }
    tbody th { font-weight: 400; }
    .tal { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    thead .tal { white-space: normal; }
    time { white-space: nowrap; }
    @media print {
      body { font-size: 10.5pt; line-height: 1.4; }
      main { max-width: none; margin: 0; padding: 0; }
      h1 { font-size: 18pt; }
      h2 { font-size: 13.5pt; }
      h3 { font-size: 11.5pt; }
      h4 { font-size: 10.5pt; }
    }
    """
