package org.relais.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import org.relais.directory.ChannelId;
import org.relais.intake.FormData;
import org.relais.spi.channel.ChannelDescriptor;
import org.relais.spi.forms.Forms;
import org.relais.texts.LocalizedText;

/** Forms as the running system checks and writes them; refusals are in English alone. Thread-safe. */
public final class TestForms implements Forms {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final LocalizedText NAME = new LocalizedText("Essai", "Test");

    /** Keeps nothing. */
    public TestForms() {
        // nothing to set up
    }

    @Override
    public CompiledForm compile(String schema) {
        ChannelDescriptor any = new ChannelDescriptor(new ChannelId("any"), NAME, schema);
        return form -> Form.of(form).errors(any);
    }

    @Override
    public String write(FormData form) {
        try {
            return JSON.writeValueAsString(form.members());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public FormData read(String written) {
        try {
            return new FormData(JSON.readValue(written, new TypeReference<Map<String, Object>>() {}));
        } catch (JsonProcessingException damaged) {
            throw new IllegalArgumentException("not written by these forms", damaged);
        }
    }
}
