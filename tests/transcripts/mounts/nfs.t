Servers that answer, refuse, or are not there. Source: Kubernetes documentation, "Volumes" (nfs); pkg/volume/nfs;
mount.nfs(8).

  $ cat > pod.sh <<'E'
  > kubectl apply -f - <<Y
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: $1}
  > spec:
  >   terminationGracePeriodSeconds: 1
  >   containers: [{name: c, image: "busybox:1.36", command: [sleep, "10000"], volumeMounts: [{name: v, mountPath: /v}]}]
  >   volumes: [{name: v, nfs: {server: $2, path: /exports, readOnly: ${3:-false}}}]
  > Y
  > E
  $ kubectl run nfs --image=itsthenetwork/nfs-server-alpine:12 --port=2049 --privileged; kubectl run web --image=nginx:1.27 --port=80
  pod/nfs created
  pod/web created
  $ kubectl expose pod nfs; kubectl expose pod web --port=2049 --target-port=80
  service/nfs exposed
  service/web exposed
  $ settle
The node that mounts asks its own resolver: it does not know the cluster's names.
  $ bash pod.sh name nfs.default.svc.cluster.local; bash pod.sh service $(kubectl get svc nfs -o jsonpath='{.spec.clusterIP}'); bash pod.sh closed $(kubectl get pod web -o jsonpath='{.status.podIP}') true; bash pod.sh away 10.99.99.99
  pod/name created
  pod/service created
  pod/closed created
  pod/away created
  $ settle
  $ kubectl get pods --no-headers | awk '{print $1, $3}'
  away ContainerCreating
  closed ContainerCreating
  name ContainerCreating
  nfs Running
  service Running
  web Running
  $ kubectl get events --field-selector reason=FailedMount -o jsonpath='{range .items[*]}{.involvedObject.name}: {.message}{"\n"}{end}' | sed -E 's/[0-9]+\.[0-9]+\.[0-9]+\.[0-9]+/ADDRESS/g; s#/pods/[^/]*#/pods/UID#' | grep . | sort
  Mounting arguments: -t nfs -o ro ADDRESS:/exports /var/lib/kubelet/pods/UID/volumes/kubernetes.io~nfs/v
  Mounting arguments: -t nfs nfs.default.svc.cluster.local:/exports /var/lib/kubelet/pods/UID/volumes/kubernetes.io~nfs/v
  Mounting command: mount
  Mounting command: mount
  Output: mount.nfs: Connection refused
  Output: mount.nfs: Failed to resolve server nfs.default.svc.cluster.local: Name or service not known
  closed: MountVolume.SetUp failed for volume "v" : mount failed: exit status 32
  name: MountVolume.SetUp failed for volume "v" : mount failed: exit status 32
Who does not answer is waited for; then that is told.
  $ advance 150s
  $ kubectl get events --field-selector involvedObject.name=away,reason=FailedMount -o jsonpath='{.items[0].message}' | sed 's#/pods/[^/]*#/pods/UID#'
  MountVolume.SetUp failed for volume "v" : mount failed: exit status 32
  Mounting command: mount
  Mounting arguments: -t nfs <svc-ip>:/exports /var/lib/kubelet/pods/UID/volumes/kubernetes.io~nfs/v
  Output: mount.nfs: Connection timed out
  $ kubectl exec service -- sh -c 'echo kept > /v/note'; kubectl delete pod service
  pod "service" deleted from default namespace
  $ bash pod.sh service $(kubectl get svc nfs -o jsonpath='{.spec.clusterIP}')
  pod/service created
  $ settle
  $ kubectl exec service -- cat /v/note
  kept
