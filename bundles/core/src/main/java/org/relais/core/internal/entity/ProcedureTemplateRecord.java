package org.relais.core.internal.entity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.relais.procedures.ProcedureTemplate;
import org.relais.procedures.ProcedureVersion;

/** One row of RELAIS_PROCEDURE_TEMPLATE. Never changed. */
@Entity
@Table(name = "RELAIS_PROCEDURE_TEMPLATE")
@IdClass(ProcedureTemplateRecord.Key.class)
@NullUnmarked
class ProcedureTemplateRecord {

    /** A node of an older release reads what a newer one wrote. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** The primary key, as JPA wants it. */
    record Key(String id, int version) implements Serializable {}

    @Id
    @Column(name = "ID")
    private String id;

    @Id
    @Column(name = "VERSION")
    private int version;

    @Column(name = "SOURCE")
    private String source;

    @Lob
    @Column(name = "DEFINITION")
    private String definition;

    @Column(name = "PUBLISHED_AT")
    private Instant publishedAt;

    @Column(name = "PUBLISHED_BY")
    private String publishedBy;

    protected ProcedureTemplateRecord() {}

    ProcedureTemplateRecord(ProcedureVersion published) {
        id = published.template().id();
        version = published.version();
        source = published.source().name();
        publishedAt = published.publishedAt();
        publishedBy = published.publishedBy();
        try {
            definition = JSON.writeValueAsString(published.template());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a template always becomes JSON", e);
        }
    }

    ProcedureVersion published() {
        try {
            return new ProcedureVersion(
                    JSON.readValue(definition, ProcedureTemplate.class),
                    version,
                    ProcedureVersion.Source.valueOf(source),
                    publishedAt,
                    publishedBy);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("version " + version + " of procedure " + id + " is damaged", e);
        }
    }
}
