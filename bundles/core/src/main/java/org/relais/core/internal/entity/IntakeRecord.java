package org.relais.core.internal.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.relais.core.internal.intake.StoredIntake;
import org.relais.directory.ChannelId;
import org.relais.directory.Confidentiality;
import org.relais.intake.IntakeId;
import org.relais.intake.IntakeState;
import org.relais.texts.LocalizedText;

/** One row of RELAIS_INTAKE. */
@Entity
@Table(name = "RELAIS_INTAKE")
@NullUnmarked
class IntakeRecord {

    @Id
    @Column(name = "ID")
    private String id;

    @Column(name = "CHANNEL")
    private String channel;

    @Column(name = "SENDER_KEY")
    private String senderKey;

    @Column(name = "FORM_HASH")
    private String formHash;

    @Lob
    @Column(name = "FORM")
    private String form;

    @Column(name = "ACCOUNT")
    private String account;

    @Column(name = "STAMPED_AT")
    private Instant stampedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "STATE")
    private IntakeState state;

    @Column(name = "REASON_FR")
    private String reasonFr;

    @Column(name = "REASON_EN")
    private String reasonEn;

    @Column(name = "RESULT")
    private String result;

    @Column(name = "ATTEMPTS")
    private int attempts;

    @Column(name = "NEXT_ATTEMPT_AT")
    private Instant nextAttemptAt;

    @Column(name = "ASSIGNEE")
    private String assignee;

    @Column(name = "CONFIDENTIALITY")
    private String confidentiality;

    @Column(name = "IS_UNSETTLED")
    private int unsettled;

    @Column(name = "IS_PURGED")
    private int purged;

    @Version
    @Column(name = "REVISION")
    private long revision;

    protected IntakeRecord() {}

    IntakeRecord(StoredIntake intake, SealedForms forms) {
        id = intake.id().toString();
        channel = intake.channel().value();
        senderKey = intake.key();
        formHash = intake.formHash();
        form = forms.seal(id, intake.form());
        account = intake.account();
        stampedAt = intake.stampedAt();
        take(intake);
    }

    /** Takes over what changes in the life of an intake. */
    void take(StoredIntake intake) {
        state = intake.state();
        reasonFr = intake.reason() == null ? null : intake.reason().fr();
        reasonEn = intake.reason() == null ? null : intake.reason().en();
        result = intake.result();
        attempts = intake.attempts();
        nextAttemptAt = intake.nextAttemptAt();
        assignee = intake.assignee();
        confidentiality = intake.confidentiality().name();
        unsettled = intake.unsettled() ? 1 : 0;
    }

    void replaceForm(String less, SealedForms forms) {
        form = forms.seal(id, less);
        purged = 1;
    }

    StoredIntake stored(SealedForms forms) {
        return new StoredIntake(
                new IntakeId(UUID.fromString(id)),
                new ChannelId(channel),
                senderKey,
                purged == 1 ? null : formHash,
                forms.openOrKeep(id, form),
                account,
                stampedAt,
                state,
                reasonFr == null ? null : new LocalizedText(reasonFr, reasonEn),
                result,
                attempts,
                nextAttemptAt,
                assignee,
                Confidentiality.named(confidentiality),
                unsettled == 1,
                revision);
    }
}
