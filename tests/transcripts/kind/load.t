A node's images are not docker's: what was built has to be loaded. Source: kind.sigs.k8s.io/docs/user/quick-start
(loading an image into your cluster).

  $ kind create cluster --name dev -q
  $ mkdir app; printf 'FROM busybox:1.36\nCMD ["sh", "-c", "echo it runs; sleep 3600"]\n' > app/Dockerfile; docker build -q -t app:dev app | cut -c1-7
  sha256:
  $ kubectl run early --image=app:dev; sleep 30; kubectl get pod early --no-headers | awk '{print $3}'; kubectl events --for pod/early | grep -o 'pull access denied' | head -1
  pod/early created
  ErrImagePull
  pull access denied
  $ kind load docker-image app:dev 2>&1; kind load docker-image nothing:1 --name dev
  ERROR: no nodes found for cluster "kind"
  ! ERROR: image: "nothing:1" not present locally
  [1]
  $ kind load docker-image app:dev --name dev 2>&1 | sed 's/sha256:[0-9a-f]*/ID/'
  Image: "app:dev" with ID "ID" not yet present on node "dev-control-plane", loading...
  $ docker exec dev-control-plane crictl images | grep -c library/app
  1
  $ kubectl delete pod early --now; kubectl run late --image=app:dev; kubectl wait --for=condition=Ready pod/late; kubectl logs late
  pod "early" deleted from default namespace
  pod/late created
  pod/late condition met
  it runs
  $ docker tag app:dev app:latest; kind load docker-image app:latest --name dev 2> /dev/null; kubectl run latest --image=app:latest; sleep 30; kubectl get pod latest --no-headers | awk '{print $3}'
  pod/latest created
  ErrImagePull
  $ docker save -o app.tar app:dev; docker exec dev-control-plane crictl rmi app:dev > /dev/null; kind load image-archive app.tar --name dev; docker exec dev-control-plane crictl images | grep -c 'library/app  *dev'
  1
