package org.relais.core.internal.entity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.relais.core.internal.intake.StoredSuspension;
import org.relais.directory.ChannelId;
import org.relais.texts.LocalizedText;

/** One row of RELAIS_CHANNEL_SUSPENSION. */
@Entity
@Table(name = "RELAIS_CHANNEL_SUSPENSION")
@NullUnmarked
class ChannelSuspensionRecord {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    @Id
    @Column(name = "CHANNEL")
    private String channel;

    @Column(name = "REASON_FR")
    private String reasonFr;

    @Column(name = "REASON_EN")
    private String reasonEn;

    @Lob
    @Column(name = "ALTERNATIVES")
    private String alternatives;

    @Column(name = "UNTIL_AT")
    private Instant until;

    protected ChannelSuspensionRecord() {}

    ChannelSuspensionRecord(StoredSuspension stored) {
        channel = stored.channel().value();
        reasonFr = stored.reason().fr();
        reasonEn = stored.reason().en();
        until = stored.until();
        try {
            alternatives = JSON.writeValueAsString(stored.alternatives());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts always become JSON", e);
        }
    }

    StoredSuspension stored() {
        try {
            List<LocalizedText> texts = JSON.readValue(alternatives, new TypeReference<List<LocalizedText>>() {});
            return new StoredSuspension(new ChannelId(channel), new LocalizedText(reasonFr, reasonEn), texts, until);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the alternatives of the channel " + channel + " are damaged", e);
        }
    }
}
