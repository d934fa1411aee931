What a pod sees of a ConfigMap that is made immutable, deleted, made again. Source: Kubernetes documentation,
"ConfigMaps" (Immutable ConfigMaps, Mounted ConfigMaps).

  $ kubectl create configmap c --from-literal=a=1
  configmap/c created
  $ kubectl apply -f - <<'Y'
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: p, labels: {color: green}}
  > spec:
  >   containers: [{name: c, image: "busybox:1.36", command: [sleep, "10000"], volumeMounts: [{name: v, mountPath: /v}], env: [{name: A, valueFrom: {configMapKeyRef: {name: c, key: a}}}]}]
  >   volumes:
  >   - name: v
  >     projected:
  >       sources:
  >       - configMap: {name: c}
  >       - downwardAPI: {items: [{path: labels, fieldRef: {fieldPath: metadata.labels}}, {path: limit, resourceFieldRef: {containerName: c, resource: limits.cpu, divisor: 1m}}]}
  > Y
  pod/p created
  $ settle
  $ kubectl exec p -- sh -c 'ls /v; cat /v/labels /v/limit; echo'
  a
  labels
  limit
  color="green"2000
  $ kubectl patch configmap c -p '{"immutable":true}'
  configmap/c patched
  $ kubectl patch configmap c -p '{"data":{"a":"2"}}'
  ! The ConfigMap "c" is invalid: data: Forbidden: field is immutable when `immutable` is set
  [1]
  $ kubectl delete configmap c; kubectl create configmap c --from-literal=a=3
  configmap "c" deleted from default namespace
  configmap/c created
  $ kubectl label pod p color=red --overwrite
  pod/p labeled
  $ advance 100s
  $ kubectl exec p -- sh -c 'cat /v/labels; echo; echo $A'
  color="red"
  1
