Label keys become part of the selector when a pod is created. Source: pkg/registry/core/pod/strategy.go
(mutatePodAffinity, mutateTopologySpreadConstraints), validation.go.

  $ cat > pod.yaml <<'X'
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: m, labels: {app: a, v: "1"}}
  > spec:
  >   topologySpreadConstraints: [{maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: DoNotSchedule, labelSelector: {matchLabels: {app: a}}, matchLabelKeys: [v, missing]}]
  >   containers: [{name: c, image: "nginx:1.27"}]
  > X
  $ kubectl apply -f pod.yaml
  pod/m created
  $ kubectl get pod m -o jsonpath='{.spec.topologySpreadConstraints[0].labelSelector}{"\n"}'
  {"matchExpressions":[{"key":"v","operator":"In","values":["1"]}],"matchLabels":{"app":"a"}}
  $ sed 's/name: m/name: bad/; s/\[v, missing\]/[app]/' pod.yaml | kubectl apply -f -
  ! The Pod "bad" is invalid: spec.topologySpreadConstraints[0][0]: Invalid value: "app": exists in both matchLabelKeys and labelSelector
  [1]
  $ sed 's/name: m/name: bad/; s/maxSkew: 1/maxSkew: 1, minDomains: 2, nodeTaintsPolicy: Always/; s/DoNotSchedule/ScheduleAnyway/' pod.yaml | kubectl apply -f -
  ! The Pod "bad" is invalid:
  ! * spec.topologySpreadConstraints[0].minDomains: Invalid value: 2: can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ScheduleAnyway
  ! * spec.topologySpreadConstraints[0].nodeTaintsPolicy: Unsupported value: "Always": supported values: "Honor", "Ignore"
  [1]
