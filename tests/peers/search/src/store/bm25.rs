//! Tantivy in memory: the words of a name exactly and one edit away, ranked by BM25.

use crate::{
    people::{Particulars, known},
    rows::{RowId, Rows},
    spelling::{analyzer, words},
    store::{Engine, Hit, ROWS},
};
use anyhow::{Context, Result};
use tantivy::{
    DocAddress, Index, IndexWriter, Searcher, TantivyDocument, Term,
    collector::TopDocs,
    columnar::Column,
    query::{BooleanQuery, BoostQuery, FuzzyTermQuery, Query, TermQuery},
    schema::{FAST, Field, IndexRecordOption, STRING, Schema, TextFieldIndexing, TextOptions},
    tokenizer::TextAnalyzer,
};

/// Enough for a million people in one segment.
const WRITER_BYTES: usize = 1_000_000_000;
const TOKENIZER: &str = "names";

/// The index, opened once.
pub struct Bm25 {
    searcher: Searcher,
    /// The row ids of each segment: a column is quicker to read back than a stored document.
    rows: Vec<Column<i64>>,
    fields: Fields,
    analyzer: TextAnalyzer,
}

struct Fields {
    row: Field,
    name: Field,
    dob: Field,
    year: Field,
    outward: Field,
}

impl Bm25 {
    /// Indexes on one thread, which makes one segment and the same one each time.
    pub fn build(rows: &Rows<'_>) -> Result<Self> {
        let (schema, fields) = Fields::schema();
        let index = Index::create_in_ram(schema);
        index.tokenizers().register(TOKENIZER, analyzer());
        let mut writer: IndexWriter = index.writer_with_num_threads(1, WRITER_BYTES)?;
        for (row, said) in rows.iter() {
            writer.add_document(fields.document(row, said))?;
        }
        writer.commit()?;
        writer.wait_merging_threads()?;
        let searcher = index.reader()?.searcher();
        let rows = searcher.segment_readers().iter().map(|segment| segment.fast_fields().i64("row"));
        Ok(Self { rows: rows.collect::<tantivy::Result<_>>()?, searcher, fields, analyzer: analyzer() })
    }

    /// Whatever is known may match; nothing must.
    fn query(&mut self, sought: &Particulars) -> BooleanQuery {
        let mut parts: Vec<Box<dyn Query>> = Vec::new();
        for word in words(&mut self.analyzer, &sought.name) {
            let term = Term::from_field_text(self.fields.name, &word);
            parts.push(boosted(term.clone(), IndexRecordOption::WithFreqs, 2.0));
            parts.push(Box::new(FuzzyTermQuery::new(term, 1, true)));
        }
        let Fields { dob, year, outward, .. } = self.fields;
        for (field, text, boost) in
            [(dob, &sought.dob, 4.0), (year, &sought.year, 1.0), (outward, &sought.outward, 1.0)]
        {
            let term = known(text).map(|text| Term::from_field_text(field, text));
            parts.extend(term.map(|term| boosted(term, IndexRecordOption::Basic, boost)));
        }
        BooleanQuery::union(parts)
    }
}

fn boosted(term: Term, option: IndexRecordOption, boost: f32) -> Box<dyn Query> {
    Box::new(BoostQuery::new(Box::new(TermQuery::new(term, option)), boost))
}

impl Engine for Bm25 {
    fn ask(&mut self, sought: &Particulars) -> Result<Vec<Hit>> {
        let query = self.query(sought);
        let found = self.searcher.search(&query, &TopDocs::with_limit(ROWS).order_by_score())?;
        let hit = |(score, place): (f32, DocAddress)| -> Result<Hit> {
            let segment = usize::try_from(place.segment_ord).ok().and_then(|segment| self.rows.get(segment));
            let row = segment.and_then(|rows| rows.first(place.doc_id)).context("a document without a row")?;
            Ok(Hit { row: RowId(row), score: f64::from(score) })
        };
        found.into_iter().map(hit).collect()
    }

    fn bytes(&mut self) -> Result<u64> {
        Ok(self.searcher.space_usage()?.total().get_bytes())
    }
}

impl Fields {
    fn schema() -> (Schema, Self) {
        let indexing = TextFieldIndexing::default();
        let indexing = indexing.set_tokenizer(TOKENIZER).set_index_option(IndexRecordOption::WithFreqs);
        let mut schema = Schema::builder();
        let fields = Self {
            row: schema.add_i64_field("row", FAST),
            name: schema.add_text_field("name", TextOptions::default().set_indexing_options(indexing)),
            dob: schema.add_text_field("dob", STRING),
            year: schema.add_text_field("year", STRING),
            outward: schema.add_text_field("outward", STRING),
        };
        (schema.build(), fields)
    }

    fn document(&self, row: RowId, said: &Particulars) -> TantivyDocument {
        let mut document = TantivyDocument::default();
        document.add_i64(self.row, row.0);
        document.add_text(self.name, &said.name);
        for (field, text) in [(self.dob, &said.dob), (self.year, &said.year), (self.outward, &said.outward)] {
            if let Some(text) = known(text) {
                document.add_text(field, text);
            }
        }
        document
    }
}
