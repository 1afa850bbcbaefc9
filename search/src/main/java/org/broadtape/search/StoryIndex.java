package org.broadtape.search;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.QueryTimeoutImpl;
import org.apache.lucene.index.ReaderManager;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.broadtape.search.SearchPage.Order;

/// The index of all stories that readers may find, in one folder.
///
/// One writer hands it batches with the position they bring it to; the position lies in the very
/// commit that makes the batch durable, so index and cursor can't disagree, and after a crash at
/// any instant the last commit stands and the batches since are handed over again. Searches see a
/// batch at once, long before it is durable.
///
/// A story that is removed is found no more when [#apply] returns, and that is durable by then. No
/// text is stored, so there is none to reach afterwards; what remains in a segment until it is
/// merged is which words occurred where, behind a deletion that no reader of the index looks past.
/// [#purge] takes that out of the files too.
public final class StoryIndex implements AutoCloseable {
    /// Rises when fields or words change; an index of another number is built anew.
    static final String SCHEMA = "1";

    /// Kept so that it stays quiet: Lucene warns at first use that an incubating module could make
    /// vectors faster, and we search no vectors.
    private static final Logger VECTORS =
            Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

    static {
        VECTORS.setLevel(Level.SEVERE);
    }

    private static final int COUNTED = 10_000;
    private static final long PATIENCE_MS = 2_000;
    private static final int CHANGES_PER_COMMIT = 4_000;
    private static final long COMMIT_AFTER = TimeUnit.SECONDS.toNanos(10);
    private static final long STALE = TimeUnit.MILLISECONDS.toNanos(250);

    private final FSDirectory folder;
    private final IndexWriter writer;
    private final ReaderManager readers;
    private final Beginning beginning;
    private final ReentrantLock pen = new ReentrantLock();
    private volatile long cursor;
    private volatile boolean stale;

    /// Whether anybody searched since the last refresh; for nobody, none is worth its price.
    private volatile boolean searched;

    private volatile long refreshed = System.nanoTime();
    private long committed = System.nanoTime();
    private int uncommitted;
    private volatile boolean remains;

    private StoryIndex(FSDirectory folder, IndexWriter writer, Beginning beginning)
            throws IOException {
        this.folder = folder;
        this.writer = writer;
        this.beginning = beginning;
        this.cursor = said(writer, "cursor").map(Long::parseLong).orElse(0L);
        this.remains = said(writer, "remains").isPresent();
        this.readers = new ReaderManager(writer, true, true);
    }

    /// How an index was found when it was opened.
    public enum Beginning {
        /// As it was left; go on from its cursor.
        CONTINUED,
        /// Nothing was there.
        NEW,
        /// It was built by another version of the program and was emptied.
        OTHER_SCHEMA,
        /// It could not be read, or a checksum was wrong, and was emptied.
        DAMAGED
    }

    /// One change to the index.
    public sealed interface Change {
        /// A story is found by what it says now.
        record Put(IndexedStory story) implements Change {}

        /// A story is found no more.
        record Remove(long id) implements Change {}
    }

    /// Opens the index in a folder, checking every file's checksum. An index that can't be used is
    /// emptied: its cursor is 0 then, and [#beginning] says why.
    ///
    /// @throws IOException if the folder can't be written, or another process has it open
    public static StoryIndex open(Path path) throws IOException {
        Files.createDirectories(path);
        FSDirectory folder = FSDirectory.open(path);
        Beginning beginning = inspect(folder);
        try {
            return new StoryIndex(folder, writer(folder, beginning), beginning);
        } catch (LockObtainFailedException taken) {
            folder.close();
            throw new IOException(
                    "The index in " + path + " is open in another process; stop that one", taken);
        } catch (IOException | RuntimeException broken) {
            folder.close();
            throw broken;
        }
    }

    /// An index seen from outside.
    ///
    /// @param found how opening would find it
    /// @param cursor the position of its last commit; 0 where it can't be used
    /// @param size stories in it
    public record Look(Beginning found, long cursor, int size) {}

    /// Looks at the index in a folder without changing it, also while another process has it open.
    public static Look look(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return new Look(Beginning.NEW, 0, 0);
        }
        try (FSDirectory folder = FSDirectory.open(path)) {
            Beginning found = inspect(folder);
            if (found != Beginning.CONTINUED) {
                return new Look(found, 0, 0);
            }
            try (DirectoryReader reader = DirectoryReader.open(folder)) {
                String cursor = reader.getIndexCommit().getUserData().getOrDefault("cursor", "0");
                return new Look(found, Long.parseLong(cursor), reader.numDocs());
            }
        }
    }

    private static Beginning inspect(FSDirectory folder) throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(folder)) {
            if (!SCHEMA.equals(reader.getIndexCommit().getUserData().get("schema"))) {
                return Beginning.OTHER_SCHEMA;
            }
            for (LeafReaderContext leaf : reader.leaves()) {
                if (leaf.reader() instanceof CodecReader files) {
                    files.checkIntegrity();
                }
            }
            return Beginning.CONTINUED;
        } catch (IndexNotFoundException none) {
            boolean segments =
                    List.of(folder.listAll()).stream().anyMatch(name -> name.startsWith("_"));
            return segments ? Beginning.DAMAGED : Beginning.NEW;
        } catch (IndexFormatTooOldException | IndexFormatTooNewException other) {
            return Beginning.OTHER_SCHEMA;
        } catch (CorruptIndexException
                | EOFException
                | FileSystemException
                | RuntimeException unreadable) {
            return Beginning.DAMAGED;
        }
    }

    private static IndexWriter writer(FSDirectory folder, Beginning beginning) throws IOException {
        IndexWriterConfig config =
                new IndexWriterConfig(StoryTokenizer.analyzer())
                        .setOpenMode(
                                beginning == Beginning.CONTINUED
                                        ? IndexWriterConfig.OpenMode.APPEND
                                        : IndexWriterConfig.OpenMode.CREATE)
                        .setMergePolicy(new TieredMergePolicy().setForceMergeDeletesPctAllowed(0))
                        .setRAMBufferSizeMB(16)
                        .setCommitOnClose(false);
        if (beginning != Beginning.CONTINUED) {
            empty(folder);
        }
        return new IndexWriter(folder, config);
    }

    /// Deletes what an unusable index left, so that nothing of it is read by mistake.
    private static void empty(FSDirectory folder) throws IOException {
        try (var lock = folder.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            lock.ensureValid();
            for (String name : folder.listAll()) {
                if (!name.equals(IndexWriter.WRITE_LOCK_NAME)) {
                    folder.deleteFile(name);
                }
            }
        }
    }

    /// What the last commit says of itself under a name.
    private static Optional<String> said(IndexWriter writer, String name) {
        Iterable<Map.Entry<String, String>> kept = writer.getLiveCommitData();
        if (kept != null) {
            for (Map.Entry<String, String> entry : kept) {
                if (entry.getKey().equals(name)) {
                    return Optional.of(entry.getValue());
                }
            }
        }
        return Optional.empty();
    }

    /// How it was found when it was opened.
    public Beginning beginning() {
        return beginning;
    }

    /// The position it has been brought to; 0 for an empty index. After opening it is that of the
    /// last commit.
    public long cursor() {
        return cursor;
    }

    /// How many stories it holds.
    public int size() {
        return writer.getDocStats().numDocs;
    }

    /// Applies changes in order, and brings the index to a position. Done twice, it does no harm. A
    /// removal is seen by every search begun afterwards and is durable on return; the rest is seen
    /// within a quarter of a second and durable within ten seconds of further changes, or on
    /// [#commit].
    public void apply(List<Change> changes, long position) {
        pen.lock();
        try {
            boolean removal = false;
            for (Change change : changes) {
                switch (change) {
                    case Change.Put(IndexedStory story) ->
                            writer.updateDocument(key(story.id()), document(story));
                    case Change.Remove(long id) -> {
                        writer.deleteDocuments(key(id));
                        removal = true;
                        remains = true;
                    }
                }
            }
            cursor = position;
            uncommitted += changes.size();
            stale = true;
            if (removal || (searched && System.nanoTime() - refreshed > STALE)) {
                refresh();
            }
            if (removal
                    || uncommitted >= CHANGES_PER_COMMIT
                    || System.nanoTime() - committed > COMMIT_AFTER) {
                commit();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            pen.unlock();
        }
    }

    /// Lets searches see all that was applied.
    public void refresh() {
        try {
            stale = false;
            searched = false;
            refreshed = System.nanoTime();
            readers.maybeRefreshBlocking();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Makes all that was applied durable, and the position with it.
    public void commit() {
        pen.lock();
        try {
            Map<String, String> said = new HashMap<>();
            said.put("cursor", Long.toString(cursor));
            said.put("schema", SCHEMA);
            if (remains) {
                said.put("remains", "yes");
            }
            writer.setLiveCommitData(said.entrySet());
            writer.commit();
            uncommitted = 0;
            committed = System.nanoTime();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            pen.unlock();
        }
    }

    /// Makes durable what has waited for ten seconds without further changes.
    public void settle() {
        pen.lock();
        try {
            if (uncommitted > 0 && System.nanoTime() - committed > COMMIT_AFTER) {
                commit();
            }
        } finally {
            pen.unlock();
        }
    }

    /// Whether words of removed stories may still stand in the files.
    public boolean hasRemains() {
        return remains;
    }

    /// Takes the words of removed stories out of the files, which writes the segments they stand in
    /// anew: some seconds for a large index. Searches go on meanwhile. Files that a search still
    /// reads go when it ends.
    public void purge() {
        pen.lock();
        try {
            remains = false;
            writer.forceMergeDeletes();
            commit();
            refresh();
            writer.deleteUnusedFiles();
        } catch (IOException broken) {
            remains = true;
            throw new UncheckedIOException(broken);
        } finally {
            pen.unlock();
        }
    }

    /// Removes every story and goes back to position 0.
    public void clear() {
        pen.lock();
        try {
            writer.deleteAll();
            cursor = 0;
            refresh();
            commit();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            pen.unlock();
        }
    }

    /// One page of the stories that match. A search that takes longer than two seconds answers with
    /// what it has.
    public Hits search(StoryQuery query, SearchPage page) {
        searched = true;
        if (stale && System.nanoTime() - refreshed > STALE) {
            refresh();
        }
        try {
            DirectoryReader reader = readers.acquire();
            try {
                return search(reader, query, page);
            } finally {
                readers.release(reader);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Hits search(IndexReader reader, StoryQuery query, SearchPage page)
            throws IOException {
        if (reader.maxDoc() == 0) {
            return Hits.NONE;
        }
        Optional<Cursor> after = page.after().flatMap(words -> Cursor.parse(words, page.order()));
        Instant asked = after.map(Cursor::asked).orElse(page.now());
        IndexSearcher searcher = new IndexSearcher(reader);
        searcher.setTimeout(new QueryTimeoutImpl(PATIENCE_MS));
        Query matching = LuceneQueries.matching(query, page.now());
        Query ordered =
                switch (page.order()) {
                    case RELEVANCE -> LuceneQueries.fresh(matching, asked);
                    case NEWEST -> matching;
                };
        TopFieldCollectorManager collector =
                after.isPresent()
                        ? new TopFieldCollectorManager(
                                sort(page.order()),
                                page.size() + 1,
                                after.get().after(reader.maxDoc() - 1),
                                COUNTED)
                        : new TopFieldCollectorManager(
                                sort(page.order()), page.size() + 1, COUNTED);
        TopFieldDocs found = searcher.search(ordered, collector);
        return hits(reader, found, page, asked, !searcher.timedOut());
    }

    private static Hits hits(
            IndexReader reader, TopFieldDocs found, SearchPage page, Instant asked, boolean whole)
            throws IOException {
        int count = Math.min(page.size(), found.scoreDocs.length);
        List<Hits.Hit> hits = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            FieldDoc doc = (FieldDoc) found.scoreDocs[i];
            hits.add(new Hits.Hit((Long) doc.fields[1], version(reader, doc)));
        }
        Optional<String> next =
                found.scoreDocs.length > count
                        ? Optional.of(
                                Cursor.at(
                                                page.order(),
                                                asked,
                                                (FieldDoc) found.scoreDocs[count - 1])
                                        .toString())
                        : Optional.empty();
        return new Hits(
                hits,
                found.totalHits.value(),
                found.totalHits.relation() == TotalHits.Relation.EQUAL_TO,
                next,
                whole);
    }

    private static int version(IndexReader reader, ScoreDoc doc) throws IOException {
        LeafReaderContext leaf = reader.leaves().get(ReaderUtil.subIndex(doc.doc, reader.leaves()));
        NumericDocValues versions = leaf.reader().getNumericDocValues("version");
        return versions != null && versions.advanceExact(doc.doc - leaf.docBase)
                ? (int) versions.longValue()
                : 1;
    }

    private static Sort sort(Order order) {
        SortField last = new SortField(LuceneQueries.ID, SortField.Type.LONG, true);
        return switch (order) {
            case RELEVANCE -> new Sort(SortField.FIELD_SCORE, last);
            case NEWEST ->
                    new Sort(
                            LongField.newSortField(
                                    LuceneQueries.RANKED, true, SortedNumericSelector.Type.MAX),
                            last);
        };
    }

    private static Term key(long id) {
        return new Term(LuceneQueries.KEY, Long.toString(id));
    }

    private static Document document(IndexedStory story) {
        Document document = new Document();
        exact(document, LuceneQueries.KEY, Long.toString(story.id()));
        document.add(new NumericDocValuesField(LuceneQueries.ID, story.id()));
        document.add(new NumericDocValuesField("version", story.version()));
        exact(document, LuceneQueries.SOURCE_NUMBER, Long.toString(story.sourceId()));
        words(document, QueryField.HEADLINE, story.headline());
        words(document, QueryField.TEXT, story.headline());
        story.summary().ifPresent(summary -> words(document, QueryField.TEXT, summary));
        words(document, QueryField.TEXT, story.body());
        words(document, QueryField.SOURCE, story.sourceName());
        story.byline().ifPresent(byline -> words(document, QueryField.BY, byline));
        story.agency().ifPresent(agency -> words(document, QueryField.AGENCY, agency));
        for (String writer : story.writers()) {
            words(document, QueryField.BY, writer);
            words(document, QueryField.TEXT, writer);
        }
        for (String subject : story.subjects()) {
            words(document, QueryField.SUBJECT, subject);
            words(document, QueryField.TEXT, subject);
        }
        for (String symbol : story.symbols()) {
            exact(document, QueryField.SYMBOL.field(), symbol.toUpperCase(Locale.ROOT));
            words(document, QueryField.TEXT, symbol);
        }
        story.language().ifPresent(language -> language(document, language));
        story.section()
                .ifPresent(section ->
                        exact(
                                document,
                                QueryField.SECTION.field(),
                                section.toLowerCase(Locale.ROOT)));
        for (IndexedStory.Flag flag : story.flags()) {
            exact(document, QueryField.IS.field(), flag.name().toLowerCase(Locale.ROOT));
        }
        story.published().ifPresent(at -> time(document, QueryField.PUBLISHED.field(), at));
        story.updated().ifPresent(at -> time(document, QueryField.UPDATED.field(), at));
        time(document, QueryField.SEEN.field(), story.firstSeen());
        time(document, LuceneQueries.RANKED, story.ranked());
        story.expires().ifPresent(at -> time(document, LuceneQueries.EXPIRES, at));
        return document;
    }

    private static void words(Document document, QueryField field, String text) {
        document.add(new TextField(field.field(), text, Store.NO));
    }

    private static void exact(Document document, String field, String value) {
        document.add(new StringField(field, value, Store.NO));
    }

    private static void time(Document document, String field, Instant at) {
        document.add(new LongField(field, at.toEpochMilli(), Store.NO));
    }

    private static void language(Document document, String tag) {
        String whole = tag.toLowerCase(Locale.ROOT);
        exact(document, QueryField.LANGUAGE.field(), whole);
        int dash = whole.indexOf('-');
        if (dash > 0) {
            exact(document, QueryField.LANGUAGE.field(), whole.substring(0, dash));
        }
    }

    /// Closes the folder as a crash would: what is not durable is lost, and the next opening tells
    /// how the index stands.
    public void abandon() {
        try {
            readers.close();
            writer.rollback();
            folder.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Makes all durable and closes the folder.
    @Override
    public void close() {
        try {
            commit();
            readers.close();
            writer.close();
            folder.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
