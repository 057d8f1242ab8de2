// Command trivydb makes a Trivy vulnerability database (bbolt, schema 2) from YAML fixtures, for
// machines that cannot download the published one.
//
//	trivydb --fixtures DIR --out DIR --updated-at RFC3339
//
// It writes trivy.db and metadata.json into --out. DownloadedAt stays zero, as in the published
// artifact: Trivy fills it in when it has downloaded the database.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"time"

	fixtures "github.com/aquasecurity/bolt-fixtures"
	"github.com/aquasecurity/trivy-db/pkg/metadata"
)

const (
	schemaVersion = 2
	// updateInterval is how long the published database claims to be current.
	updateInterval = 24 * time.Hour
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "trivydb:", err)
		os.Exit(1)
	}
}

func run() error {
	fixtureDir := flag.String("fixtures", "", "directory of the fixture files (*.yaml)")
	out := flag.String("out", "", "directory that receives trivy.db and metadata.json")
	updatedAt := flag.String("updated-at", "", "age that the database claims, RFC 3339")
	flag.Parse()
	if *fixtureDir == "" || *out == "" || *updatedAt == "" || flag.NArg() > 0 {
		return fmt.Errorf("usage: trivydb --fixtures DIR --out DIR --updated-at RFC3339")
	}
	updated, err := time.Parse(time.RFC3339, *updatedAt)
	if err != nil {
		return fmt.Errorf("--updated-at: %w", err)
	}
	files, err := filepath.Glob(filepath.Join(*fixtureDir, "*.yaml"))
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return fmt.Errorf("no *.yaml file in %s", *fixtureDir)
	}
	sort.Strings(files)
	if err := os.MkdirAll(*out, 0o755); err != nil {
		return err
	}
	database := filepath.Join(*out, "trivy.db")
	if err := os.Remove(database); err != nil && !os.IsNotExist(err) {
		return err
	}
	if err := load(database, files); err != nil {
		return err
	}
	return metadata.NewClient(*out).Update(metadata.Metadata{
		Version:    schemaVersion,
		UpdatedAt:  updated.UTC(),
		NextUpdate: updated.UTC().Add(updateInterval),
	})
}

func load(database string, files []string) error {
	loader, err := fixtures.New(database, files)
	if err != nil {
		return err
	}
	if err := loader.Load(); err != nil {
		loader.Close()
		return err
	}
	return loader.Close()
}
