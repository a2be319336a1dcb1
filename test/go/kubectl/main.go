// Reads texts as kubectl does, for tests that compare. Each line of the input is {"text": "..."}; each line of the
// output says what kubectl's library makes of it: {"json": the value} or {"error": the refusal} by sigs.k8s.io/yaml,
// and with -documents {"documents": [...], "error": "..."} by the decoder that cuts files into documents.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"os"
	"strings"

	decoder "k8s.io/apimachinery/pkg/util/yaml"
	"sigs.k8s.io/yaml"
)

type question struct {
	Text string `json:"text"`
}

type answer struct {
	JSON      json.RawMessage   `json:"json,omitempty"`
	Documents []json.RawMessage `json:"documents,omitempty"`
	Error     string            `json:"error,omitempty"`
}

// The size of the buffer with which kubectl looks at the beginning of a file.
const bufferSize = 4096

func value(text string) (answer answer) {
	defer func() {
		if r := recover(); r != nil {
			answer.Error = "panic"
		}
	}()
	data, err := yaml.YAMLToJSON([]byte(text))
	if err != nil {
		answer.Error = err.Error()
		return answer
	}
	answer.JSON = data
	return answer
}

func documents(text string) (answer answer) {
	defer func() {
		if r := recover(); r != nil {
			answer.Error = "panic"
		}
	}()
	reader := decoder.NewYAMLOrJSONDecoder(strings.NewReader(text), bufferSize)
	for {
		var document json.RawMessage
		err := reader.Decode(&document)
		if errors.Is(err, io.EOF) {
			return answer
		}
		if err != nil {
			answer.Error = err.Error()
			return answer
		}
		answer.Documents = append(answer.Documents, document)
	}
}

func main() {
	cut := flag.Bool("documents", false, "cut each text into documents")
	flag.Parse()
	read := value
	if *cut {
		read = documents
	}
	in := bufio.NewReaderSize(os.Stdin, 1<<20)
	out := bufio.NewWriterSize(os.Stdout, 1<<20)
	defer out.Flush()
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	for {
		line, err := in.ReadBytes('\n')
		if len(line) > 1 {
			var q question
			if err := json.Unmarshal(line, &q); err != nil {
				panic(err)
			}
			if err := encoder.Encode(read(q.Text)); err != nil {
				panic(err)
			}
		}
		if err != nil {
			return
		}
		if in.Buffered() == 0 {
			out.Flush()
		}
	}
}
