A Deployment whose rollout is paused. Source: Kubernetes documentation, "Deployments" (Pausing and Resuming a rollout).

  $ kubectl create deployment web --image=nginx:1.27; kubectl rollout status deployment web > /dev/null
  deployment.apps/web created
# fault: rollout-paused deployment=web
  $ kubectl set image deployment web nginx=nginx:1.28; sleep 20; kubectl get pods -o jsonpath='{.items[*].spec.containers[0].image}{"\n"}'
  deployment.apps/web image updated
  nginx:1.27
  $ kubectl get deployment web -o jsonpath='{.status.conditions[?(@.type=="Progressing")].reason}{"\n"}'
  DeploymentPaused
  $ kubectl rollout resume deployment web; kubectl rollout status deployment web | tail -1
  deployment.apps/web resumed
  deployment "web" successfully rolled out
  $ sleep 5; kubectl get pods -o jsonpath='{.items[*].spec.containers[0].image}{"\n"}'
  nginx:1.28
