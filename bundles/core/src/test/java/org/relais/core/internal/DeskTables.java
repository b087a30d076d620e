package org.relais.core.internal;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.relais.spi.persistence.UnitOfWork;

/** The tables of the engine, counted and emptied past everything that guards them. */
final class DeskTables {

    private static final List<String> TABLES = List.of(
            "RELAIS_CALENDAR_ENTRY",
            "RELAIS_CALENDAR_PROPOSAL",
            "RELAIS_PACK_CALENDAR",
            "RELAIS_OFFICE_JOURNAL",
            "RELAIS_OFFICE_MODE",
            "RELAIS_CHANNEL_SUSPENSION",
            "RELAIS_OFFICE_VERSION",
            "RELAIS_INTAKE",
            "RELAIS_INTAKE_CASE",
            "RELAIS_CHANNEL",
            "RELAIS_CONTACT",
            "RELAIS_REQUESTER",
            "RELAIS_REQUESTER_KEY",
            "RELAIS_REQUESTER_MEMBER",
            "RELAIS_CASE",
            "RELAIS_QUEUE",
            "RELAIS_QUEUE_TURN",
            "RELAIS_QUEUE_COUNT",
            "RELAIS_ACCESS",
            "RELAIS_JOURNAL",
            "RELAIS_NOTE",
            "RELAIS_DOCUMENT",
            "RELAIS_CONTENT",
            "RELAIS_LINK",
            "RELAIS_TASK",
            "RELAIS_NOTIFICATION",
            "RELAIS_PROCEDURE_TEMPLATE",
            "RELAIS_CASE_PROCEDURE",
            "RELAIS_CASE_STEP",
            "RELAIS_CASE_DOCUMENT",
            "RELAIS_NUMBER",
            "RELAIS_RULE_SET",
            "RELAIS_SAVED_FILTER",
            "RELAIS_AGENT",
            "RELAIS_TEAM",
            "RELAIS_SITE",
            "RELAIS_DEPARTMENT");

    private final UnitOfWork unitOfWork;
    private final EntityManager entities;

    DeskTables(UnitOfWork unitOfWork, EntityManager entities) {
        this.unitOfWork = unitOfWork;
        this.entities = entities;
    }

    /** The areas of the office's journal that have entries, the latest entry last. */
    List<String> journalAreas() {
        return unitOfWork.read(() -> {
            List<?> rows = entities.createNativeQuery("select AREA from RELAIS_OFFICE_JOURNAL order by RECORDED_AT, ID")
                    .getResultList();
            return rows.stream().map(String::valueOf).toList();
        });
    }

    /** A number straight from the database. */
    long count(String table) {
        return unitOfWork.read(() -> {
            List<?> rows =
                    entities.createNativeQuery("select count(*) from " + table).getResultList();
            return ((Number) rows.get(0)).longValue();
        });
    }

    /** Leaves the tables as they were when they were made. */
    void wipe() {
        unitOfWork.execute(() -> {
            TABLES.forEach(
                    table -> entities.createNativeQuery("delete from " + table).executeUpdate());
            return TABLES;
        });
    }
}
