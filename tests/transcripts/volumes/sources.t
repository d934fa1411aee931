ConfigMaps, Secrets and keys that are not there. Source: Kubernetes documentation, "Volumes" (configMap, secret,
projected; optional references); pkg/volume/{configmap,secret,projected}.

  $ cat > pod.sh <<'E'
  > kubectl apply -f - <<Y
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: $1}
  > spec:
  >   containers: [{name: c, image: "busybox:1.36", command: [sleep, "10000"], volumeMounts: [{name: v, mountPath: /v}]}]
  >   volumes: [{name: v, $2}]
  > Y
  > E
  $ kubectl create configmap some --from-literal=a=1
  configmap/some created
  $ bash pod.sh map 'configMap: {name: late}'; bash pod.sh secret 'secret: {secretName: late}'; bash pod.sh key 'configMap: {name: some, items: [{key: b, path: b}]}'
  pod/map created
  pod/secret created
  pod/key created
  $ bash pod.sh both 'projected: {sources: [{configMap: {name: some}}, {secret: {name: late}}]}'
  pod/both created
  $ bash pod.sh maybe 'configMap: {name: late, optional: true}'; bash pod.sh maybekey 'configMap: {name: some, optional: true, items: [{key: a, path: a}, {key: b, path: b}]}'
  pod/maybe created
  pod/maybekey created
  $ settle
  $ kubectl get pods
  NAME  READY  STATUS  RESTARTS  AGE
  both  0/1  ContainerCreating  0  <age>
  key  0/1  ContainerCreating  0  <age>
  map  0/1  ContainerCreating  0  <age>
  maybe  1/1  Running  0  <age>
  maybekey  1/1  Running  0  <age>
  secret  0/1  ContainerCreating  0  <age>
  $ kubectl get events --field-selector reason=FailedMount -o custom-columns=ON:.involvedObject.name,MESSAGE:.message --no-headers | sort
  both  MountVolume.SetUp failed for volume "v" : secret "late" not found
  key  MountVolume.SetUp failed for volume "v" : configmap references non-existent config key: b
  map  MountVolume.SetUp failed for volume "v" : configmap "late" not found
  secret  MountVolume.SetUp failed for volume "v" : secret "late" not found
  $ kubectl exec maybe -- ls /v; kubectl exec maybekey -- ls /v
  a
Made later, they are taken up at the next attempt; an optional one appears in the running pod.
  $ kubectl create configmap late --from-literal=x=1; kubectl create secret generic late --from-literal=y=2; kubectl patch configmap some -p '{"data":{"b":"2"}}'
  configmap/late created
  secret/late created
  configmap/some patched
  $ advance 130s
  $ kubectl get pods --no-headers | awk '{print $1, $3}'
  both Running
  key Running
  map Running
  maybe Running
  maybekey Running
  secret Running
  $ kubectl exec both -- ls /v; kubectl exec maybe -- ls /v; kubectl exec maybekey -- ls /v
  a
  b
  y
  x
  a
  b
A volume that no container mounts is nobody's business.
  $ kubectl apply -f - <<'Y'
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: unused}
  > spec:
  >   containers: [{name: c, image: "busybox:1.36", command: [sleep, "10000"]}]
  >   volumes: [{name: v, configMap: {name: nothere}}]
  > Y
  pod/unused created
  $ settle
  $ kubectl get pod unused --no-headers | awk '{print $3}'
  Running
