package org.relais.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoadTest {

    private final Set<Long> numbers = ConcurrentHashMap.newKeySet();
    private final AtomicInteger closed = new AtomicInteger();
    private double consumed;
    private final Load load = new Load(() -> new Consumption(consumed += 400, 0, 0));

    @Test
    void every_client_does_its_share_with_numbers_of_its_own_and_closes_its_connection() throws Exception {
        Measurement measured = load.measure("count", 3, 7, new Load.Effort(10, 100), this::counting);

        assertEquals(110, numbers.size());
        assertEquals(6, closed.get());
        assertEquals(3, measured.clients());
        assertTrue(measured.rate() > 0, "rate");
    }

    @Test
    void consumption_is_that_of_the_measured_operations_alone() throws Exception {
        Measurement measured = load.measure("count", 1, 7, new Load.Effort(50, 100), this::counting);

        assertEquals(4.0, measured.consumption().server());
    }

    @Test
    void one_wrong_answer_ends_the_measurement() {
        Operation.Source wrongOnce = client -> new Operation.ClientOperation(
                number -> {
                    if (number == 42) {
                        throw new UnexpectedAnswerException("status 500");
                    }
                },
                closed::incrementAndGet);

        assertThrows(
                UnexpectedAnswerException.class, () -> load.measure("wrong", 4, 0, new Load.Effort(0, 100), wrongOnce));
    }

    private Operation.ClientOperation counting(int client) {
        return new Operation.ClientOperation(numbers::add, closed::incrementAndGet);
    }
}
