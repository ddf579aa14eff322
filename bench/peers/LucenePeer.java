// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.queryparser.classic.MultiFieldQueryParser;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * LucenePeer index INDEX ROWS THREADS, LucenePeer ask INDEX QUERY, or LucenePeer time INDEX QUERIES
 * REPEATS, which prints the milliseconds of each query.
 */
public final class LucenePeer {
  private static final double BUFFER_MEGABYTES = 256;
  private static final int SHOWN = 10;
  private static final int WARM_UP_PASSES = 20;

  public static void main(String[] arguments) throws Exception {
    Path index = Path.of(arguments[1]);
    switch (arguments[0]) {
      case "index" -> build(index, Path.of(arguments[2]), Integer.parseInt(arguments[3]));
      case "ask" -> ask(index, arguments[2]);
      case "time" -> time(index, Path.of(arguments[2]), Integer.parseInt(arguments[3]));
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static String unescape(String field) {
    if (field.indexOf('\\') < 0) return field;
    StringBuilder text = new StringBuilder(field.length());
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c == '\\') {
        char escaped = field.charAt(++i);
        c = escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped == 'r' ? '\r' : escaped;
      }
      text.append(c);
    }
    return text.toString();
  }

  private static long dayOf(String date) {
    return date.length() == 10 ? Long.parseLong(date.replace("-", "")) : 0;
  }

  private static Document documentOf(String row) {
    String[] fields = row.split("\t", -1);
    Document document = new Document();
    String source = unescape(fields[3]);
    document.add(new StringField("id", unescape(fields[0]), Field.Store.YES));
    document.add(new TextField("title", unescape(fields[1]), Field.Store.YES));
    document.add(new LongPoint("date", dayOf(fields[2])));
    document.add(new StoredField("date", fields[2]));
    document.add(new StringField("source", source, Field.Store.YES));
    document.add(new SortedDocValuesField("source", new BytesRef(source)));
    document.add(new TextField("body", unescape(fields[4]), Field.Store.YES));
    return document;
  }

  private static void build(Path index, Path rows, int threads) throws Exception {
    IndexWriterConfig settings = new IndexWriterConfig(new FrenchAnalyzer());
    settings.setRAMBufferSizeMB(BUFFER_MEGABYTES);
    try (FSDirectory directory = FSDirectory.open(index);
        IndexWriter writer = new IndexWriter(directory, settings);
        BufferedReader in = Files.newBufferedReader(rows, StandardCharsets.UTF_8)) {
      List<Thread> workers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        Thread worker = new Thread(() -> addAll(writer, in));
        worker.start();
        workers.add(worker);
      }
      for (Thread worker : workers) worker.join();
      writer.commit();
    }
  }

  private static void addAll(IndexWriter writer, BufferedReader in) {
    try {
      for (String row = in.readLine(); row != null; row = in.readLine())
        writer.addDocument(documentOf(row));
    } catch (IOException | RuntimeException error) {
      error.printStackTrace();
      System.exit(1);
    }
  }

  private static QueryParser parser() {
    QueryParser parser =
        new MultiFieldQueryParser(new String[] {"title", "body"}, new FrenchAnalyzer());
    parser.setDefaultOperator(QueryParser.Operator.AND);
    return parser;
  }

  /** Counts all hits, and returns the ten best with their titles. */
  private static String answer(IndexSearcher searcher, String query) throws Exception {
    TopScoreDocCollector collector = TopScoreDocCollector.create(SHOWN, Integer.MAX_VALUE);
    searcher.search(parser().parse(query), collector);
    TopDocs found = collector.topDocs();
    StringBuilder text = new StringBuilder(found.totalHits.value + " hits\n");
    for (ScoreDoc hit : found.scoreDocs) {
      Document document = searcher.doc(hit.doc);
      text.append(document.get("id")).append('\t').append(document.get("title")).append('\n');
    }
    return text.toString();
  }

  private static void ask(Path index, String query) throws Exception {
    try (FSDirectory directory = FSDirectory.open(index);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      new PrintStream(System.out, true, StandardCharsets.UTF_8)
          .print(answer(new IndexSearcher(reader), query));
    }
  }

  private static void time(Path index, Path queries, int repeats) throws Exception {
    try (FSDirectory directory = FSDirectory.open(index);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      List<String> texts = Files.readAllLines(queries, StandardCharsets.UTF_8);
      // The virtual machine compiles what is called often: a server would have done that.
      for (int pass = 0; pass < WARM_UP_PASSES; pass++)
        for (String text : texts) answer(searcher, text);
      for (String text : texts) {
        long begin = System.nanoTime();
        for (int i = 0; i < repeats; i++) answer(searcher, text);
        System.out.println((System.nanoTime() - begin) / 1e6 / repeats);
      }
    }
  }
}
