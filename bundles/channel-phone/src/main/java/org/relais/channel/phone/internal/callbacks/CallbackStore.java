package org.relais.channel.phone.internal.callbacks;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where callbacks lie. Every method needs a running unit of work. */
public interface CallbackStore {

    /** @param key of the request that made it, by which a repetition is known, or null */
    void add(Callback callback, @Nullable String key);

    Optional<Callback> find(UUID id);

    /** What the request with this key made. */
    Optional<Callback> made(String key);

    /** Keeps a callback as it is now, with the attempts that are new, and answers it with its new revision. */
    Callback put(Callback callback);

    /** Those due first, without regard to who may know of them. */
    List<Callback> list(CallbackQuery query);
}
