package org.relais.core.internal.tasks;

import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.ExecutionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.List;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * How work lies in RELAIS_TASK. The scheduler knows two kinds for ever; which handler a row is for stands in its instance, so that
 * handlers may come and go.
 */
final class TaskTable {

    static final String NAME = "RELAIS_TASK";
    static final String ONCE = "once";
    static final String RECURRING = "recurring";

    private static final String SEPARATOR = ":";
    private static final int LONGEST_INSTANCE = 150;

    private TaskTable() {}

    /** The two kinds of work, both done by the same code; what a dead node had begun is begun again at once. */
    static List<Task<?>> kinds(Clock clock, ExecutionHandler<String> work) {
        return List.of(kind(ONCE, clock, work), kind(RECURRING, clock, work));
    }

    private static Task<String> kind(String name, Clock clock, ExecutionHandler<String> work) {
        return Tasks.custom(name, String.class)
                .onDeadExecution((dead, operations) -> operations.reschedule(dead, clock.instant()))
                .execute(work);
    }

    static TaskInstance<String> row(String kind, String handler, String instance, String data) {
        if (instance.length() > LONGEST_INSTANCE) {
            throw new IllegalArgumentException("instance '" + instance + "' of task '" + handler + "' is too long");
        }
        return new TaskInstance<>(kind, handler + SEPARATOR + instance, data);
    }

    /** Who does the work of a row, and which work that is. */
    record Address(String handler, String instance) {

        static Address of(String taskInstance) {
            int end = taskInstance.indexOf(SEPARATOR);
            return new Address(taskInstance.substring(0, end), taskInstance.substring(end + 1));
        }
    }

    /**
     * Instants as UTC in columns without a zone, and plain bytes, which both databases understand. Each use has a calendar of its
     * own: the library shares one between threads, which Derby changes while it converts.
     */
    static JdbcCustomization columns() {
        return new DefaultJdbcCustomization(true) {
            @Override
            public void setInstant(PreparedStatement statement, int index, @Nullable Instant value)
                    throws SQLException {
                statement.setTimestamp(index, value == null ? null : Timestamp.from(value), utc());
            }

            @Override
            public @Nullable Instant getInstant(ResultSet row, String column) throws SQLException {
                @Nullable Timestamp value = row.getTimestamp(column, utc());
                return value == null ? null : value.toInstant();
            }

            @Override
            public void setTaskData(PreparedStatement statement, int index, byte @Nullable [] value)
                    throws SQLException {
                statement.setBytes(index, value);
            }
        };
    }

    private static Calendar utc() {
        return Calendar.getInstance(TimeZone.getTimeZone(ZoneOffset.UTC));
    }

    /** Work carries text and nothing else: no Java objects lie in the database. */
    static Serializer texts() {
        return new Serializer() {
            @Override
            public byte[] serialize(@Nullable Object data) {
                return data == null ? new byte[0] : ((String) data).getBytes(StandardCharsets.UTF_8);
            }

            @Override
            public <T> T deserialize(Class<T> type, byte @Nullable [] bytes) {
                return type.cast(bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8));
            }
        };
    }
}
