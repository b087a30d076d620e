package org.relais.service.desk.internal;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.relais.errors.RelaisException;
import org.relais.testkit.TestDatabase;

/** What the contracts of the service desk have in common: one database for a class, and a desk of its own for every test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DeskContract {

    TestDatabase database;
    ServiceDeskFixture desk;

    abstract TestDatabase database();

    @BeforeAll
    void openDatabase() {
        database = database();
    }

    @AfterAll
    void closeDatabase() {
        database.close();
    }

    @BeforeEach
    void open() {
        desk = new ServiceDeskFixture(database);
        desk.arrive();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    static RelaisException refused(Runnable work) {
        return assertThrows(RelaisException.class, work::run);
    }

    static String code(Runnable work) {
        return refused(work).code().value();
    }
}
