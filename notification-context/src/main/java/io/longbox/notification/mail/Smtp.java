package io.longbox.notification.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;

/**
 * Hands letters to the mail server, and tells what became of them. A server takes on a mail with its answer to the line
 * that ends it: before that line nothing is taken on, and a negative answer to it says that nothing was. Only if that line
 * may have been sent and no answer came, nobody knows.
 */
class Smtp {

    // The library would wait for ever.
    private static final String ANSWER_WITHIN_MILLIS = "10000";

    private final JavaMailSender server;
    private final InternetAddress from;

    /**
     * @throws MailMisconfigured if that is not who mail can be from
     */
    Smtp(JavaMailSender server, @Nullable String from) {
        this.server = server;
        this.from = sender(from);
        Properties settings = session().getProperties();
        for (String protocol : new String[] {"smtp", "smtps"}) {
            settings.putIfAbsent("mail." + protocol + ".connectiontimeout", ANSWER_WITHIN_MILLIS);
            settings.putIfAbsent("mail." + protocol + ".timeout", ANSWER_WITHIN_MILLIS);
        }
    }

    private static InternetAddress sender(@Nullable String from) {
        String action = "Set longbox.notifications.mail.from to the address that mail comes from, such as"
                + " \"Longbox <store@example.org>\", or remove spring.mail.host to send no mail.";
        if (from == null || from.isBlank()) {
            throw new MailMisconfigured(
                    "There is a mail server (spring.mail.host), but nobody that mail comes from.", action);
        }
        try {
            return new InternetAddress(from.strip(), true);
        } catch (AddressException malformed) {
            throw new MailMisconfigured(
                    "Mail cannot come from longbox.notifications.mail.from: it is no address.", action);
        }
    }

    private Session session() {
        return server.createMimeMessage().getSession();
    }

    Outcome send(Letter letter) {
        Envelope envelope;
        try {
            envelope = envelope(letter);
        } catch (AddressException malformed) {
            return new Outcome.Never("ADDRESS_MALFORMED");
        } catch (MessagingException | UnsupportedEncodingException | RuntimeException malformed) {
            return new Outcome.Never(malformed.getClass().getSimpleName());
        }
        try {
            server.send(envelope);
            return new Outcome.Sent();
        } catch (RuntimeException failed) {
            return judge(failed, envelope);
        }
    }

    private Envelope envelope(Letter letter) throws MessagingException, UnsupportedEncodingException {
        InternetAddress to = new InternetAddress(letter.address(), true);
        if (to.isGroup() || !letter.address().equals(to.getAddress())) {
            throw new AddressException("more than an address");
        }
        String utf8 = StandardCharsets.UTF_8.name();
        to.setPersonal(letter.name(), utf8);
        // The same however often it is tried, so that whoever gets it can tell.
        String id = "<%s@%s>"
                .formatted(
                        letter.id(),
                        from.getAddress().substring(from.getAddress().indexOf('@') + 1));
        Envelope envelope = new Envelope(session(), id);
        envelope.setFrom(from);
        envelope.setRecipient(Message.RecipientType.TO, to);
        envelope.setSubject(letter.subject(), utf8);
        envelope.setText(letter.body(), utf8);
        // Keeps out-of-office notes from answering.
        envelope.setHeader("Auto-Submitted", "auto-generated");
        envelope.saveChanges();
        return envelope;
    }

    private static Outcome judge(RuntimeException failed, Envelope envelope) {
        String failure = failed.getClass().getSimpleName();
        int code = 0;
        boolean aboutAddress = false;
        for (Throwable cause = fromLibrary(failed); cause != null && code == 0; cause = cause.getCause()) {
            failure = cause.getClass().getSimpleName();
            if (cause instanceof SMTPAddressFailedException address) {
                code = address.getReturnCode();
                aboutAddress = true;
            } else if (cause instanceof SMTPSendFailedException command) {
                code = command.getReturnCode();
            }
        }
        boolean refused = code >= 400;
        if (envelope.isComplete() && !refused) {
            return new Outcome.Uncertain(failure);
        }
        boolean thisMailRefused = refused && (aboutAddress || envelope.isComplete());
        String known = refused ? failure + " " + code : failure;
        if (thisMailRefused && code >= 500) {
            return new Outcome.Never(known);
        }
        return new Outcome.Later(known, thisMailRefused ? Outcome.Cause.MAIL : Outcome.Cause.SERVER);
    }

    /** Spring keeps what the library threw beside the chain of causes, one for each mail; here there is one. */
    private static Throwable fromLibrary(RuntimeException failed) {
        if (failed instanceof MailSendException spring && spring.getMessageExceptions().length > 0) {
            return spring.getMessageExceptions()[0];
        }
        return failed;
    }

    /** Tells how much of itself went out. */
    private static final class Envelope extends MimeMessage {

        private final String id;
        private boolean complete;

        Envelope(Session session, String id) {
            super(session);
            this.id = id;
        }

        /** Whether all of it went out; the line that ends it, without which no server takes it on, comes only after that. */
        boolean isComplete() {
            return complete;
        }

        @Override
        public void writeTo(OutputStream out, String[] ignoredHeaders) throws IOException, MessagingException {
            super.writeTo(out, ignoredHeaders);
            complete = true;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
