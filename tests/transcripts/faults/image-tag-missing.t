An image that does not exist. Source: Kubernetes documentation, "Images"; containerd's words.

  $ kubectl create deployment web --image=nginx:1.27 --replicas=2; kubectl rollout status deployment web > /dev/null
  deployment.apps/web created
# fault: image-tag-missing deployment=web
  $ kubectl get pods --no-headers | awk '{print $2, $3}' | sort
  0/1 ImagePullBackOff
  1/1 Running
  1/1 Running
  $ kubectl get deployment web -o jsonpath='{.spec.template.spec.containers[0].image}{"\n"}'
  nginx:v0.0.0
  $ kubectl rollout undo deployment web; kubectl rollout status deployment web | tail -1
  deployment.apps/web rolled back
  deployment "web" successfully rolled out
