A Service whose selector fits no Pod. Source: Kubernetes documentation, "Debug Services" (Does the Service have any
EndpointSlices?).

  $ kubectl create deployment web --image=nginx:1.27; kubectl rollout status deployment web > /dev/null; kubectl expose deployment web --port=80
  deployment.apps/web created
  service/web exposed
# fault: service-selector-wrong service=web value=webb
  $ kubectl describe service web | grep -E '^(Selector|Endpoints)'
  Selector:                 app=webb
  Endpoints:                
  $ kubectl set selector service web app=web; sleep 5; kubectl describe service web | grep -c 'Endpoints: .*:80'
  service/web selector updated
  1
