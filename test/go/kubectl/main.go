// Reads texts as kubectl does, for tests that compare. Each line of the input is {"text": "..."}; each line of the
// output says what kubectl's library makes of it: {"json": the value} or {"error": the refusal} by sigs.k8s.io/yaml,
// and with -documents {"documents": [...], "error": "..."} by the decoder that cuts files into documents. Either says
// {"unread": true} if the library returned a value without looking at all of the text.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"os"
	"strings"
	"unicode"

	goyaml "go.yaml.in/yaml/v2"
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
	Unread    bool              `json:"unread,omitempty"`
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
	answer.Unread = goesOn(text)
	return answer
}

// Whether anything follows the first document of a text for which the library looks no further.
func goesOn(text string) (more bool) {
	defer func() {
		if recover() != nil {
			more = true
		}
	}()
	documents := goyaml.NewDecoder(strings.NewReader(text))
	var first, second any
	if err := documents.Decode(&first); err != nil {
		return !errors.Is(err, io.EOF)
	}
	return !errors.Is(documents.Decode(&second), io.EOF)
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
			answer.Unread = dropped(text)
			return answer
		}
		if err != nil {
			answer.Error = err.Error()
			return answer
		}
		answer.Documents = append(answer.Documents, document)
	}
}

// Whether one of the documents into which the decoder cuts a text goes on after its end.
func dropped(text string) bool {
	if decoder.IsJSONBuffer([]byte(text[:min(len(text), bufferSize)])) {
		values := json.NewDecoder(strings.NewReader(text))
		var first, second json.RawMessage
		if values.Decode(&first) == nil {
			offset := int(values.InputOffset())
			if values.Decode(&second) == nil {
				return false
			}
			text = text[offset:]
		}
		if end := strings.IndexFunc(text, func(r rune) bool { return r == '\n' || !unicode.IsSpace(r) }); end > 0 {
			text = text[end:]
		}
		text = strings.TrimPrefix(text, "\n")
	}
	reader := decoder.NewYAMLReader(bufio.NewReader(strings.NewReader(text)))
	for {
		document, err := reader.Read()
		if err != nil {
			return false
		}
		if goesOn(string(document)) {
			return true
		}
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
