An image that was built here and pushed runs as a Pod, with its files, its command and its user. Source:
kubernetes.io/docs/concepts/containers/images, docs.docker.com/reference/cli/docker/image/push.

  $ mkdir app; cd app; echo '<h1>v1</h1>' > index.html; printf 'FROM nginx:1.27-alpine\nCOPY index.html /usr/share/nginx/html/\nENV COLOR=green\n' > Dockerfile
  $ cd app; docker build -q -t registry.example.com/shop/web:1 . > /dev/null; docker push -q registry.example.com/shop/web:1
  registry.example.com/shop/web:1
  $ kubectl create deployment web --image=registry.example.com/shop/web:1 --port=80; kubectl rollout status deployment/web --timeout=60s | tail -1
  deployment.apps/web created
  deployment "web" successfully rolled out
  $ kubectl expose deployment web; kubectl exec deploy/web -- sh -c 'wget -qO- web; echo $COLOR'
  service/web exposed
  <h1>v1</h1>
  green
The digest that runs is the one that was pushed.
  $ test "$(kubectl get pod -l app=web -o jsonpath='{.items[0].status.containerStatuses[0].imageID}')" = "$(docker inspect -f '{{index .RepoDigests 0}}' registry.example.com/shop/web:1)" && echo same
  same
A next version.
  $ cd app; echo '<h1>v2</h1>' > index.html; docker build -q -t registry.example.com/shop/web:2 . > /dev/null; docker push -q registry.example.com/shop/web:2
  registry.example.com/shop/web:2
  $ kubectl set image deploy/web web=registry.example.com/shop/web:2; kubectl rollout status deployment/web --timeout=60s | tail -1
  deployment.apps/web image updated
  deployment "web" successfully rolled out
  $ settle
  $ kubectl exec deploy/web -- wget -qO- localhost
  <h1>v2</h1>
A job's own program; another user; arguments of the Pod.
  $ mkdir tool; cd tool; printf '#!/bin/sh\necho "$(id -un) runs $*"\n' > tool; chmod +x tool; printf 'FROM alpine:3.22\nRUN adduser -D worker\nCOPY tool /usr/local/bin/\nUSER worker\nENTRYPOINT ["tool"]\nCMD ["nothing"]\n' > Dockerfile; docker build -q -t registry.example.com/shop/tool:1 . > /dev/null; docker run --rm registry.example.com/shop/tool:1; docker push -q registry.example.com/shop/tool:1
  worker runs nothing
  registry.example.com/shop/tool:1
  $ kubectl run tool --image=registry.example.com/shop/tool:1 --restart=Never -- a b; kubectl wait --for=jsonpath='{.status.phase}'=Succeeded pod/tool --timeout=30s; kubectl logs tool
  pod/tool created
  pod/tool condition met
  worker runs a b
  $ kubectl run strict --image=registry.example.com/shop/tool:1 --restart=Never --overrides='{"spec":{"securityContext":{"runAsNonRoot":true}}}'; sleep 3; kubectl get pod strict -o jsonpath='{.status.containerStatuses[0].state.waiting.message}{"\n"}' | sed 's/(pod.*, container/(POD, container/'
  pod/strict created
  container has runAsNonRoot and image has non-numeric user (worker), cannot verify user is non-root (POD, container: strict)
