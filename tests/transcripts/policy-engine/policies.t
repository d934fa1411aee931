A policy engine behind webhooks: what it refuses, changes, and does when it is gone.
Source: https://kyverno.io/docs/ (writing policies, quick start); its webhooks and messages.

  $ kubectl -n kyverno get deploy,svc; kubectl get validatingwebhookconfigurations,mutatingwebhookconfigurations -o name
  NAME  READY  UP-TO-DATE  AVAILABLE  AGE
  deployment.apps/kyverno-admission-controller  1/1  1  1  <age>
  
  NAME  TYPE  CLUSTER-IP  EXTERNAL-IP  PORT(S)  AGE
  service/kyverno-svc  ClusterIP  <svc-ip>  <none>  443/TCP  <age>
  validatingwebhookconfiguration.admissionregistration.k8s.io/kyverno-policy-validating-webhook-cfg
  validatingwebhookconfiguration.admissionregistration.k8s.io/kyverno-resource-validating-webhook-cfg
  mutatingwebhookconfiguration.admissionregistration.k8s.io/kyverno-policy-mutating-webhook-cfg
  mutatingwebhookconfiguration.admissionregistration.k8s.io/kyverno-resource-mutating-webhook-cfg
  $ cat <<'EOF' | kubectl apply -f -
  > apiVersion: kyverno.io/v1
  > kind: ClusterPolicy
  > metadata: {name: require-labels}
  > spec:
  >   rules:
  >   - name: check-team
  >     match: {any: [{resources: {kinds: [Pod]}}]}
  >     validate:
  >       failureAction: Enforce
  >       message: "label 'team' is required"
  >       pattern: {metadata: {labels: {team: "?*"}}}
  > EOF
  clusterpolicy.kyverno.io/require-labels created
  $ kubectl get clusterpolicy
  NAME  ADMISSION  BACKGROUND  READY  AGE  MESSAGE
  require-labels  true  true  True  <age>  Ready
  $ kubectl run web --image=nginx:1.27
  ! Error from server: admission webhook "validate.kyverno.svc-fail" denied the request:
  ! 
  ! resource Pod/default/web was blocked due to the following policies
  ! 
  ! require-labels:
  !   check-team: 'validation error: label ''team'' is required. rule check-team failed
  !     at path /metadata/labels/team/'
  [1]
  $ kubectl create deployment web --image=nginx:1.27
  ! error: failed to create deployment: admission webhook "validate.kyverno.svc-fail" denied the request:
  ! 
  ! resource Deployment/default/web was blocked due to the following policies
  ! 
  ! require-labels:
  !   autogen-check-team: 'validation error: label ''team'' is required. rule autogen-check-team
  !     failed at path /spec/template/metadata/labels/team/'
  [1]
  $ kubectl run web --image=nginx:1.27 --labels=team=shop
  pod/web created
  $ kubectl -n kube-system run other --image=nginx:1.27
  pod/other created
  $ kubectl delete cpol require-labels
  clusterpolicy.kyverno.io "require-labels" deleted
  $ cat <<'EOF' | kubectl apply -f -
  > apiVersion: kyverno.io/v1
  > kind: ClusterPolicy
  > metadata: {name: images}
  > spec:
  >   rules:
  >   - name: tag
  >     match: {any: [{resources: {kinds: [Pod]}}]}
  >     validate:
  >       failureAction: Enforce
  >       message: "A tag other than latest is required."
  >       pattern: {spec: {containers: [{image: "!*:latest & *:*"}]}}
  >   - name: privileged
  >     match: {any: [{resources: {kinds: [Pod]}}]}
  >     validate:
  >       failureAction: Enforce
  >       message: "Privileged mode is not allowed."
  >       pattern: {spec: {containers: [{"=(securityContext)": {"=(privileged)": "false"}}]}}
  >   - name: pull
  >     match: {any: [{resources: {kinds: [Pod]}}]}
  >     mutate: {patchStrategicMerge: {spec: {containers: [{(image): "nginx*", imagePullPolicy: Always}]}}}
  > EOF
  clusterpolicy.kyverno.io/images created
  $ kubectl run a --image=nginx
  ! Error from server: admission webhook "validate.kyverno.svc-fail" denied the request:
  ! 
  ! resource Pod/default/a was blocked due to the following policies
  ! 
  ! images:
  !   tag: 'validation error: A tag other than latest is required. rule tag failed at
  !     path /spec/containers/0/image/'
  [1]
  $ kubectl run a --image=nginx:1.27 --privileged
  ! Error from server: admission webhook "validate.kyverno.svc-fail" denied the request:
  ! 
  ! resource Pod/default/a was blocked due to the following policies
  ! 
  ! images:
  !   privileged: 'validation error: Privileged mode is not allowed. rule privileged failed
  !     at path /spec/containers/0/securityContext/privileged/'
  [1]
  $ kubectl run a --image=nginx:1.27; kubectl get pod a -o jsonpath='{.spec.containers[0].imagePullPolicy}'
  pod/a created
  Always
  $ cat <<'EOF' | kubectl apply -f -
  > apiVersion: kyverno.io/v1
  > kind: ClusterPolicy
  > metadata: {name: copies}
  > spec:
  >   rules:
  >   - name: copy
  >     match: {any: [{resources: {kinds: [Namespace]}}]}
  >     generate: {kind: ConfigMap}
  > EOF
  ! Error from server: error when creating "STDIN": admission webhook "validate-policy.kyverno.svc" denied the request: path: spec.rules[0].generate: not supported in this cluster
  [1]
  $ kubectl -n kyverno scale deploy kyverno-admission-controller --replicas=0
  deployment.apps/kyverno-admission-controller scaled
  $ settle
  $ kubectl run b --image=nginx:1.27 2>&1 | sed 's/tcp [0-9.]*/tcp IP/'
  Error from server (InternalError): Internal error occurred: failed calling webhook "mutate.kyverno.svc-fail": failed to call webhook: Post "https://kyverno-svc.kyverno.svc:443/mutate/fail?timeout=10s": dial tcp IP:443: connect: connection refused
