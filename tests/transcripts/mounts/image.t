A volume that is an image: read-only, by its own pull policy, and in the way of the container while it cannot be had.
Source: Kubernetes documentation, "Volumes" (image), "Use an Image Volume With a Pod".

  $ cat > pod.sh <<'E'
  > kubectl apply -f - <<Y
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: $1}
  > spec:
  >   containers: [{name: c, image: "busybox:1.36", command: [sleep, "10000"], volumeMounts: [{name: v, mountPath: /volume $3}]}]
  >   volumes: [{name: v, image: {reference: "$2", pullPolicy: ${4:-IfNotPresent}}}]
  > Y
  > E
  $ bash pod.sh web nginx:1.27; bash pod.sh sub nginx:1.27 ', subPath: usr/share/nginx/html'; bash pod.sh bad quay.io/crio/doesnotexist:v2; bash pod.sh never quay.io/crio/artifact:v2 '' Never
  pod/web created
  pod/sub created
  pod/bad created
  pod/never created
  $ settle
  $ kubectl get pods web sub --no-headers | awk '{print $1, $3}'
  web Running
  sub Running
  $ kubectl exec web -- ls /volume/usr/share/nginx/html; kubectl exec sub -- ls /volume; kubectl exec web -- touch /volume/x
  50x.html
  index.html
  50x.html
  index.html
  ! touch: /volume/x: Read-only file system
  ! command terminated with exit code 1
  [1]
  $ kubectl get events --field-selector involvedObject.name=bad -o custom-columns=TYPE:.type,REASON:.reason,MESSAGE:.message --no-headers | grep quay
  Normal  Pulling  Pulling image "quay.io/crio/doesnotexist:v2"
  Warning  Failed  Failed to pull image "quay.io/crio/doesnotexist:v2": failed to pull and unpack image "quay.io/crio/doesnotexist:v2": failed to resolve image: pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed
  $ advance 15s
  $ kubectl get pods bad never --no-headers | awk '{print $1, $3}'
  bad ImagePullBackOff
  never ErrImageNeverPull
  $ kubectl get pod bad -o jsonpath='{.status.containerStatuses[0].state.waiting.message}{"\n"}'
  Back-off pulling image "quay.io/crio/doesnotexist:v2": ErrImagePull: failed to pull and unpack image "quay.io/crio/doesnotexist:v2": failed to resolve image: pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed
  $ kubectl describe pod web | grep -A4 '^  v:'
    v:
      Type:  Image (a container image or OCI artifact)
      Reference:  nginx:1.27
      PullPolicy:  IfNotPresent
    kube-api-access-<rand>:
