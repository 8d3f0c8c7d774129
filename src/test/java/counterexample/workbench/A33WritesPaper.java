package counterexample.workbench;

import org.apache.pdfbox.pdmodel.PDDocument;

record A33WritesPaper(PDDocument document) {}
