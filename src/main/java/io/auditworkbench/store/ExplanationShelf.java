package io.auditworkbench.store;

import io.auditworkbench.disk.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What language models answered, in a file of its own beside the store, so that reading commands can keep it while
/// something is captured. Nothing in it is evidence; nothing in it replaces an older answer.
///
/// - **Units**: microseconds since the epoch, UTC; milliseconds for what took time.
/// - **Threading**: one thread at a time within the process; other processes may use the file at once.
public final class ExplanationShelf implements AutoCloseable {

    /// As many answers are kept, and as many bytes of prompts and answers.
    static final int MOST_KEPT = 5_000;

    static final long MOST_BYTES = 64L << 20;
    static final Duration LONGEST_UNUSED = Duration.ofDays(180);

    private static final int VERSION = 1;
    private static final String SCHEMA = """
            create table answer (
              number integer primary key,
              key text not null,
              subject text not null,
              made_micros integer not null,
              used_micros integer not null,
              model text not null,
              digest text not null,
              options text not null,
              prompt text not null,
              answer text not null,
              claims text not null,
              verdict text not null,
              prompt_tokens integer not null,
              answer_tokens integer not null,
              first_millis integer not null,
              total_millis integer not null
            ) strict;
            create index answer_key on answer(key, number);
            create index answer_subject on answer(subject, number);
            create index answer_used on answer(used_micros);
            create table cited (answer integer not null, seq integer not null, primary key (seq, answer)) strict, without rowid;
            create table tally (what text primary key, count integer not null) strict, without rowid;
            insert into tally values ('asked', 0), ('hit', 0);
            """;

    private final Path file;
    private final Connection connection;

    private ExplanationShelf(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /// What a model answered once.
    ///
    /// - **Shape**: `key` is the hash of everything that the answer depends on; `claims` are the checked ones as JSON;
    ///   `cites` the numbers of the changes that the prompt shows.
    public record Kept(
            String key,
            String subject,
            long madeMicros,
            String model,
            String digest,
            String options,
            String prompt,
            String answer,
            String claims,
            String verdict,
            int promptTokens,
            int answerTokens,
            long firstMillis,
            long totalMillis,
            List<Long> cites) {

        public Kept {
            cites = List.copyOf(cites);
        }
    }

    /// How often something was asked, how often it was there, what is kept.
    public record Tally(long asked, long hits, long kept, long bytes) {}

    /// The file that belongs to a store.
    public static Path fileOf(Path store) {
        return Path.of(store + "-explanations");
    }

    /// Opens the shelf of a store, and makes it when there is none; empty where nothing can be written.
    ///
    /// - **Errors**: as [StoreWriter]; `STORE_NEWER` for a file of a later version.
    public static Optional<ExplanationShelf> beside(Path store) {
        Path file = fileOf(store);
        Path folder = file.toAbsolutePath().getParent();
        boolean isWritable = Files.exists(file) ? Files.isWritable(file) : folder != null && Files.isWritable(folder);
        return isWritable ? Optional.of(made(file)) : Optional.empty();
    }

    private static ExplanationShelf made(Path file) {
        try {
            PrivateFile.create(file);
        } catch (IOException failure) {
            throw SqliteFailure.readOnly(file, failure);
        }
        return open(file);
    }

    private static ExplanationShelf open(Path file) {
        return SqlFiles.on(file, () -> {
            Connection connection = Connections.small(file);
            try {
                SqlFiles.create(connection, file, VERSION, SCHEMA);
                return new ExplanationShelf(file, connection);
            } catch (SQLException | RuntimeException failure) {
                connection.close();
                throw failure;
            }
        });
    }

    /// The newest answer under a key, counted as asked for, and as found when it is there.
    public Optional<Kept> find(String key, long nowMicros) {
        return SqlFiles.on(
                file,
                () -> atOnce(() -> {
                    Optional<Kept> kept;
                    try (PreparedStatement query = connection.prepareStatement(
                            "select * from answer where key = ? order by number desc limit 1")) {
                        query.setString(1, key);
                        try (ResultSet row = query.executeQuery()) {
                            kept = row.next() ? Optional.of(read(row)) : Optional.empty();
                        }
                    }
                    run("update tally set count = count + 1 where what = 'asked'");
                    if (kept.isPresent()) {
                        run("update tally set count = count + 1 where what = 'hit'");
                        try (PreparedStatement touch =
                                connection.prepareStatement("update answer set used_micros = ? where key = ?")) {
                            touch.setLong(1, nowMicros);
                            touch.setString(2, key);
                            touch.executeUpdate();
                        }
                    }
                    return kept;
                }));
    }

    /// In one transaction, so that it is written once.
    private <T> T atOnce(SqlFiles.Work<T> work) throws SQLException {
        run("begin immediate");
        try {
            T done = work.run();
            run("commit");
            return done;
        } catch (SQLException | RuntimeException failure) {
            run("rollback");
            throw failure;
        }
    }

    /// Every answer about a thing, the newest first.
    public List<Kept> about(String subject) {
        return SqlFiles.on(file, () -> {
            List<Kept> kept = new ArrayList<>();
            try (PreparedStatement query =
                    connection.prepareStatement("select * from answer where subject = ? order by number desc")) {
                query.setString(1, subject);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        kept.add(read(row));
                    }
                }
            }
            return kept;
        });
    }

    /// Keeps an answer beside the older ones, and lets go of what is too much or too long unused.
    public void keep(Kept kept) {
        SqlFiles.on(
                file,
                () -> atOnce(() -> {
                    insert(kept);
                    prune(kept.madeMicros());
                    return true;
                }));
    }

    private void insert(Kept kept) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into answer (key, subject, made_micros,"
                + " used_micros, model, digest, options, prompt, answer, claims, verdict, prompt_tokens,"
                + " answer_tokens, first_millis, total_millis) values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")) {
            insert.setString(1, kept.key());
            insert.setString(2, kept.subject());
            insert.setLong(3, kept.madeMicros());
            insert.setLong(4, kept.madeMicros());
            insert.setString(5, kept.model());
            insert.setString(6, kept.digest());
            insert.setString(7, kept.options());
            insert.setString(8, kept.prompt());
            insert.setString(9, kept.answer());
            insert.setString(10, kept.claims());
            insert.setString(11, kept.verdict());
            insert.setInt(12, kept.promptTokens());
            insert.setInt(13, kept.answerTokens());
            insert.setLong(14, kept.firstMillis());
            insert.setLong(15, kept.totalMillis());
            insert.executeUpdate();
        }
        try (PreparedStatement cite =
                connection.prepareStatement("insert or ignore into cited select max(number), ? from answer")) {
            for (long seq : kept.cites()) {
                cite.setLong(1, seq);
                cite.addBatch();
            }
            cite.executeBatch();
        }
    }

    private void prune(long nowMicros) throws SQLException {
        long oldest = nowMicros - LONGEST_UNUSED.toNanos() / 1_000;
        delete("used_micros < " + oldest);
        long over = number("select count(*) from answer") - MOST_KEPT;
        if (over > 0) {
            delete("number in (select number from answer order by used_micros, number limit " + over + ")");
        }
        while (bytes() > MOST_BYTES) {
            delete("number in (select number from answer order by used_micros, number limit 16)");
        }
    }

    private void delete(String where) throws SQLException {
        run("delete from cited where answer in (select number from answer where " + where + ")");
        run("delete from answer where " + where);
    }

    /// Lets go of every answer whose prompt shows one of the changes from `first` to `last`: for values that are
    /// erased. Returns how many went; nothing of them is left in the file.
    public int erase(long first, long last) {
        return SqlFiles.on(file, () -> {
            run("begin immediate");
            long before = number("select count(*) from answer");
            run("delete from answer where number in (select answer from cited where seq between " + first + " and "
                    + last + ")");
            run("delete from cited where answer not in (select number from answer)");
            long after = number("select count(*) from answer");
            run("commit");
            run("pragma wal_checkpoint(truncate)");
            return (int) (before - after);
        });
    }

    /// How it has been used.
    public Tally tally() {
        return SqlFiles.on(
                file,
                () -> new Tally(
                        number("select count from tally where what = 'asked'"),
                        number("select count from tally where what = 'hit'"),
                        number("select count(*) from answer"),
                        bytes()));
    }

    private long bytes() throws SQLException {
        return number("select coalesce(sum(length(prompt) + length(answer) + length(claims)), 0) from answer");
    }

    private long number(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Kept read(ResultSet row) throws SQLException {
        List<Long> cites = new ArrayList<>();
        try (PreparedStatement query =
                connection.prepareStatement("select seq from cited where answer = ? order by seq")) {
            query.setLong(1, row.getLong("number"));
            try (ResultSet cited = query.executeQuery()) {
                while (cited.next()) {
                    cites.add(cited.getLong(1));
                }
            }
        }
        return new Kept(
                row.getString("key"),
                row.getString("subject"),
                row.getLong("made_micros"),
                row.getString("model"),
                row.getString("digest"),
                row.getString("options"),
                row.getString("prompt"),
                row.getString("answer"),
                row.getString("claims"),
                row.getString("verdict"),
                row.getInt("prompt_tokens"),
                row.getInt("answer_tokens"),
                row.getLong("first_millis"),
                row.getLong("total_millis"),
                cites);
    }

    @Override
    public void close() {
        SqlFiles.on(file, () -> {
            connection.close();
            return true;
        });
    }
}
