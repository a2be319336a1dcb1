import { yaml } from '../../../src/rules/example';
import { imageReference } from '../../../src/rules/pods/image-reference';
import { describeRule, ownModel } from '../describe-rule';

describeRule(imageReference, {
  accepts: {
    'only a name': yaml`
      spec:
        predictors:
        - name: a
          graph: {name: m, type: MODEL}
          componentSpecs:
          - spec:
              containers:
              - name: m
                image: m
                command: [serve]
    `,
    'a registry with a port': yaml`
      spec:
        predictors:
        - name: a
          graph: {name: m, type: MODEL}
          componentSpecs:
          - spec:
              containers:
              - name: m
                image: 'registry.example.com:5000/team/m_1:v1.0'
                command: [serve]
    `,
    'a digest': yaml`
      spec:
        predictors:
        - name: a
          graph: {name: m, type: MODEL}
          componentSpecs:
          - spec:
              containers:
              - name: m
                image: 'm@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'
                command: [serve]
    `,
    'tag and digest': yaml`
      spec:
        predictors:
        - name: a
          graph: {name: m, type: MODEL}
          componentSpecs:
          - spec:
              containers:
              - name: m
                image: 'localhost/m:1@sha256:0000000000000000000000000000000000000000000000000000000000000000'
                command: [serve]
    `,
    'upper case in a tag': yaml`
      spec:
        predictors:
        - name: a
          graph: {name: m, type: MODEL}
          componentSpecs:
          - spec:
              containers:
              - name: m
                image: 'm:V1'
                command: [serve]
    `,
  },
  rejects: {
    capitals: [
      yaml`
        spec:
          predictors:
          - name: a
            graph: {name: m, type: MODEL}
            componentSpecs:
            - spec:
                containers:
                - name: m
                  image: 'registry.example.com/Team/m:1'
                  command: [serve]
        `,
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].image', 'its name has uppercase letters'],
    ],
    'two tags': [
      yaml`
        spec:
          predictors:
          - name: a
            graph: {name: m, type: MODEL}
            componentSpecs:
            - spec:
                containers:
                - name: m
                  image: 'm:1:2'
                  command: [serve]
        `,
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].image', 'more than one tag'],
    ],
    'a placeholder of Helm': [
      yaml`
        spec:
          predictors:
          - name: a
            graph: {name: m, type: MODEL}
            componentSpecs:
            - spec:
                containers:
                - name: m
                  image: 'registry.example.com/m:{{ .Values.tag }}'
                  command: [serve]
        `,
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].image', '{{ .Values.tag }} is a placeholder'],
    ],
    'a placeholder of a shell': [
      yaml`
        spec:
          predictors:
          - name: a
            graph: {name: m, type: MODEL}
            componentSpecs:
            - spec:
                containers:
                - name: m
                  image: '\${IMAGE}'
                  command: [serve]
        `,
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].image', '${IMAGE} is a placeholder'],
    ],
    'a placeholder of a manual': [
      yaml`
        spec:
          predictors:
          - name: a
            graph: {name: m, type: MODEL}
            componentSpecs:
            - spec:
                containers:
                - name: m
                  image: '<your-image>'
                  command: [serve]
        `,
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].image', 'is a placeholder'],
    ],
    'an invalid tag': [
      yaml`
        spec:
          predictors:
          - name: a
            graph: {name: m, type: MODEL}
            componentSpecs:
            - spec:
                containers:
                - name: m
                  image: 'm:'
                  command: [serve]
        `,
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].image', 'is not a tag'],
    ],
    'a short digest': [
      yaml`
        spec:
          predictors:
          - name: a
            graph: {name: m, type: MODEL}
            componentSpecs:
            - spec:
                containers:
                - name: m
                  image: 'm@sha256:abc'
                  command: [serve]
        `,
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].image', 'is not a digest'],
    ],
    whitespace: [
      yaml`
        spec:
          predictors:
          - name: a
            graph: {name: m, type: MODEL}
            componentSpecs:
            - spec:
                containers:
                - name: m
                  image: 'm:1 '
                  command: [serve]
        `,
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].image', 'whitespace'],
    ],
    'a scheme': [
      yaml`
        spec:
          predictors:
          - name: a
            graph: {name: m, type: MODEL}
            componentSpecs:
            - spec:
                containers:
                - name: m
                  image: 'https://registry.example.com/m:1'
                  command: [serve]
        `,
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].image', 'it begins with a scheme'],
    ],
  },
});

describeRule(imageReference, {
  accepts: { 'a port, a tag and a digest': ownModel().replace('i:1', `r:5000/i:1@sha256:${'0'.repeat(64)}`) },
  rejects: {
    'a user and a password': [
      ownModel().replace('i:1', 'user:hunter2@registry.example.com/i:1'),
      [
        'spec.predictors[0].componentSpecs[0].spec.containers[0].image',
        '"***@registry.example.com/i:1" names no image that can be pulled: it contains a user',
      ],
    ],
    'a scheme and a token': [
      ownModel().replace('i:1', 'https://hunter2@registry.example.com/i:1'),
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].image', '"https://***@registry.example.com/i:1"'],
    ],
  },
});

describeRule(imageReference, {
  accepts: { 'a tag in small letters': ownModel().replace('i:1', 'i:tag') },
  rejects: {
    'placeholders of other templates': [
      ownModel().replace('i:1', '@@IMAGE@@'),
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].image', '@@IMAGE@@ is a placeholder'],
    ],
    'a word for a tag to come': [
      ownModel().replace('i:1', 'i:TAG'),
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].image', 'TAG is a placeholder'],
    ],
  },
});
