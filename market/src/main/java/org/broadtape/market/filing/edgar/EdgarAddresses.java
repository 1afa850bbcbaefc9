package org.broadtape.market.filing.edgar;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/// Where EDGAR keeps what is read here.
public final class EdgarAddresses {
    private EdgarAddresses() {}

    /// What a filer filed.
    public static String submissions(String cik) {
        return "https://data.sec.gov/submissions/CIK"
                + "0".repeat(10 - cik.length())
                + cik
                + ".json";
    }

    /// An older page, by the name that the first one gives.
    public static String older(String name) {
        return "https://data.sec.gov/submissions/" + name;
    }

    /// All filings of a day, forms first; there is none for days on which EDGAR rests.
    public static String daily(LocalDate day) {
        int quarter = (day.getMonthValue() + 2) / 3;
        return "https://www.sec.gov/Archives/edgar/daily-index/"
                + day.getYear()
                + "/QTR"
                + quarter
                + "/form."
                + day.format(DateTimeFormatter.BASIC_ISO_DATE)
                + ".idx";
    }

    /// The newest filings of a form, a hundred a page.
    public static String current(String form) {
        return "https://www.sec.gov/cgi-bin/browse-edgar?action=getcurrent&type="
                + form.replace("/", "%2F")
                + "&owner=include&count=100&output=atom";
    }

    /// The whole of a filing as one text, with the header that tells when it was accepted.
    public static String submission(String cik, String accession) {
        return "https://www.sec.gov/Archives/edgar/data/"
                + cik
                + "/"
                + accession.replace("-", "")
                + "/"
                + accession
                + ".txt";
    }
}
